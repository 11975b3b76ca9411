"""What the page does when something is clicked: values in, values out, no Gradio."""
