@echo off
rem Starts llmui; the first time it also sets everything up in .venv beside this file.
rem   start.bat [arguments of app.py]     chat in the browser
rem   start.bat test [arguments of pytest]
rem LLMUI_BACKEND=cpu, rocm, cuda or vulkan chooses the build of llama.cpp, LLMUI_PYTHON the Python to use.
setlocal
set "CHECK=import sys; sys.exit(not (3, 11) <= sys.version_info)"
set "VERSION="

set "PYTHON=%~dp0.venv\Scripts\python.exe"
if exist "%PYTHON%" "%PYTHON%" -I -S -c "%CHECK%" >nul 2>&1 && goto start

if not defined LLMUI_PYTHON goto launcher
set "PYTHON=%LLMUI_PYTHON%"
"%PYTHON%" -I -S -c "%CHECK%" >nul 2>&1 && goto start
goto none

:launcher
set "PYTHON=py"
for %%V in (-3.13 -3.12 -3.11 -3) do (
    set "VERSION=%%V"
    py %%V -I -S -c "%CHECK%" >nul 2>&1 && goto start
)
set "VERSION="
for %%P in (python3 python) do (
    set "PYTHON=%%P"
    %%P -I -S -c "%CHECK%" >nul 2>&1 && goto start
)

:none
echo llmui needs Python 3.11 or newer, and found none.
echo.
echo What to do: install it with
echo   winget install Python.Python.3.13
echo or from python.org, open a new window and run this again.
echo Or set LLMUI_PYTHON to a python.exe of 3.11 or newer.
exit /b 1

:start
"%PYTHON%" %VERSION% -I -S "%~dp0launcher" %*
exit /b %ERRORLEVEL%
