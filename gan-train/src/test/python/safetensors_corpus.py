"""Writes the corpus of safetensors files that SafeTensorsCorpusTest reads, with the verdict of the
Python library on each.

    pip install safetensors numpy
    python gan-train/src/test/python/safetensors_corpus.py
"""

import json
import struct
from importlib.metadata import version
from pathlib import Path

import safetensors
from safetensors import deserialize

TARGET = Path(__file__).parents[1] / "resources/org/gan4j/train/checkpoint/safetensors-corpus.json"


def tensor(dtype, shape, start, end, **more):
    return {"dtype": dtype, "shape": shape, "data_offsets": [start, end], **more}


def file(header, data=b"", length=None):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + data


W = tensor("F32", [2], 0, 8)
EIGHT = bytes(range(8))

CASES = {
    "one tensor": file({"w": W}, EIGHT),
    "no tensor": file({}),
    "metadata alone": file({"__metadata__": {"a": "b"}}),
    "padded with spaces": file(json.dumps({"w": W}).encode() + b"   ", EIGHT),
    "two tensors": file({"w": W, "v": tensor("I64", [], 8, 16)}, EIGHT + EIGHT),
    "two tensors, the second first": file({"v": tensor("I64", [], 8, 16), "w": W}, EIGHT + EIGHT),
    "a tensor without values": file({"w": W, "e": tensor("F32", [0, 3], 8, 8)}, EIGHT),
    "half precision": file({"w": tensor("F16", [4], 0, 8)}, EIGHT),
    "a key more in a tensor": file({"w": tensor("F32", [2], 0, 8, more=1)}, EIGHT),
    "nothing": b"",
    "seven bytes": b"\0" * 7,
    "a header of no bytes": struct.pack("<Q", 0),
    "a header longer than the file": file({"w": W}, EIGHT, length=1000),
    "a header of 2^31 bytes": file({"w": W}, EIGHT, length=2**31),
    "a header of 2^63 bytes": file({"w": W}, EIGHT, length=2**63),
    "a header of 2^64 - 1 bytes": file({"w": W}, EIGHT, length=2**64 - 1),
    "a header that begins with a space": file(b" " + json.dumps({"w": W}).encode(), EIGHT),
    "a header that is a list": file(b"[1, 2]"),
    "a header that is no JSON": file(b"{\"w\": "),
    "a header with text behind it": file(json.dumps({"w": W}).encode() + b" x", EIGHT),
    "a header that is not UTF-8": file(b"{\"\xff\": 1}"),
    "a byte after the last tensor": file({"w": W}, EIGHT + b"\0"),
    "a byte less than the tensor": file({"w": W}, EIGHT[:7]),
    "negative offsets": file({"w": tensor("F32", [2], -8, 0)}, EIGHT),
    "an end before the start": file({"w": tensor("F32", [2], 8, 0)}, EIGHT),
    "an offset of 2^64": file({"w": tensor("F32", [2], 0, 2**64)}, EIGHT),
    "an offset that is no whole number": file({"w": tensor("F32", [2], 0, 8.5)}, EIGHT),
    "an offset that is a text": file({"w": tensor("F32", [2], "0", 8)}, EIGHT),
    "three offsets": file({"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 4, 8]}}, EIGHT),
    "no offsets": file({"w": {"dtype": "F32", "shape": [2]}}, EIGHT),
    "overlapping tensors": file({"w": W, "v": tensor("F32", [2], 4, 12)}, EIGHT + EIGHT[:4]),
    "the same place twice": file({"w": W, "v": W}, EIGHT),
    "a gap between tensors": file({"w": W, "v": tensor("F32", [1], 12, 16)}, EIGHT + EIGHT),
    "a gap before the first": file({"w": tensor("F32", [1], 4, 8)}, EIGHT),
    "a negative size": file({"w": tensor("F32", [-2], 0, 8)}, EIGHT),
    "sizes whose product overflows": file({"w": tensor("F32", [2**33, 2**33], 0, 8)}, EIGHT),
    "sizes whose product overflows to the right length": file(
        {"w": tensor("F32", [2**62, 2**62, 0], 0, 0)}
    ),
    "fewer values than the shape": file({"w": tensor("F32", [3], 0, 8)}, EIGHT),
    "another dtype than the length": file({"w": tensor("F64", [2], 0, 8)}, EIGHT),
    "an unknown dtype": file({"w": tensor("F31", [2], 0, 8)}, EIGHT),
    "a dtype that is a number": file({"w": tensor(32, [2], 0, 8)}, EIGHT),
    "metadata that is no text": file({"__metadata__": {"a": 1}, "w": W}, EIGHT),
    "metadata that is a list": file({"__metadata__": ["a"], "w": W}, EIGHT),
    "a tensor that is null": file({"w": None}),
    "the same name twice": file(
        b'{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},'
        b'"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}',
        EIGHT,
    ),
    "lists in lists, 5000 deep": file(b'{"w":' + b"[" * 5000 + b"]" * 5000 + b"}"),
}


def accepted(content):
    try:
        deserialize(content)
        return True
    except (safetensors.SafetensorError, Exception):
        return False


def main():
    corpus = {
        "library": "safetensors " + version("safetensors"),
        "files": [
            {"name": name, "hex": content.hex(), "accepted": accepted(content)}
            for name, content in CASES.items()
        ],
    }
    TARGET.write_text(json.dumps(corpus, indent=1) + "\n")
    for entry in corpus["files"]:
        print("accepted" if entry["accepted"] else "refused ", entry["name"])


main()
