"""The starter model: a small llama (grouped-query attention, rotary positions, RMSNorm, SwiGLU, tied embeddings).

Rotary pairs are interleaved (0,1), (2,3), ... as llama.cpp's "llama" architecture expects, so the export
needs no permutation of the query and key weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the model. Every width is a multiple of 32, the block of Q8_0."""

    vocab: int = 4096
    width: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    hidden: int = 512
    rope_base: float = 10000.0
    norm_eps: float = 1e-5

    @property
    def head_dim(self) -> int:
        return self.width // self.heads


def rotary_table(shape: Shape, length: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines for positions 0 .. length-1, each of shape (length, head_dim / 2)."""
    frequency = shape.rope_base ** (-torch.arange(0, shape.head_dim, 2).float() / shape.head_dim)
    angle = torch.arange(length).float()[:, None] * frequency
    return angle.cos(), angle.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn each neighbouring pair of the last axis by its position's angle."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)


class Block(nn.Module):
    """One layer: attention and a gated feed-forward part, each behind its own norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        width, kv_width = shape.width, shape.kv_heads * shape.head_dim
        self.attn_norm = nn.RMSNorm(width, eps=shape.norm_eps)
        self.attn_q = nn.Linear(width, width, bias=False)
        self.attn_k = nn.Linear(width, kv_width, bias=False)
        self.attn_v = nn.Linear(width, kv_width, bias=False)
        self.attn_output = nn.Linear(width, width, bias=False)
        self.ffn_norm = nn.RMSNorm(width, eps=shape.norm_eps)
        self.ffn_gate = nn.Linear(width, shape.hidden, bias=False)
        self.ffn_up = nn.Linear(width, shape.hidden, bias=False)
        self.ffn_down = nn.Linear(shape.hidden, width, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        """Attention is written out: with short rows and a mask, compiled, it is faster on a processor than the fused one."""
        shape, (batch, length, _) = self.shape, x.shape
        size, groups = shape.head_dim, shape.heads // shape.kv_heads
        h = self.attn_norm(x)
        q = self.attn_q(h).view(batch, length, shape.heads, size).transpose(1, 2)
        k = self.attn_k(h).view(batch, length, shape.kv_heads, size).transpose(1, 2)
        v = self.attn_v(h).view(batch, length, shape.kv_heads, size).transpose(1, 2)
        q, k = (rotate(q, cos, sin) * size**-0.5).to(v.dtype), rotate(k, cos, sin).to(v.dtype)
        q = q.reshape(batch, shape.kv_heads, groups * length, size)
        scores = (q @ k.transpose(-1, -2)).view(batch, shape.kv_heads, groups, length, length) + mask[:, None, None]
        shares = torch.softmax(scores, -1).to(v.dtype).view(batch, shape.kv_heads, groups * length, length)
        mixed = (shares @ v).view(batch, shape.heads, length, size)
        x = x + self.attn_output(mixed.transpose(1, 2).reshape(batch, length, shape.width))
        h = self.ffn_norm(x)
        return x + self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h))


def chat_mask(chats: Tensor, dtype: torch.dtype) -> Tensor:
    """What may be attended to, (batch, length, length), to be added to scores: earlier tokens of the same chat.

    `chats`, (batch, length), numbers the chats that share a row. Positions need no restart: only distances count.
    """
    same = chats[:, :, None] == chats[:, None, :]
    return torch.where(same.tril(), 0.0, -1e4).to(dtype)


class Starter(nn.Module):
    """Token ids in, hidden states or logits out. The output layer is the embedding itself."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.token_embd = nn.Embedding(shape.vocab, shape.width)
        self.blk = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.output_norm = nn.RMSNorm(shape.width, eps=shape.norm_eps)
        cos, sin = rotary_table(shape, 4096)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.apply(self._init)
        for block in self.blk:  # residual branches start small, so that depth does not inflate the sum
            for name in ("attn_output", "ffn_down"):
                getattr(block, name).weight.data.mul_((2 * shape.layers) ** -0.5)

    @staticmethod
    def _init(module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02 if isinstance(module, nn.Embedding) else 0.04)

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        length = ids.shape[1]
        x = self.token_embd(ids)
        for block in self.blk:
            x = block(x, self.cos[:length], self.sin[:length], mask)
        return self.output_norm(x)

    def forward(self, ids: Tensor) -> Tensor:
        """Logits of shape (batch, length, vocab) for rows of one chat each."""
        mask = chat_mask(torch.zeros_like(ids), self.token_embd.weight.dtype)
        return self.hidden(ids, mask) @ self.token_embd.weight.T
