"""Features by an Inception-v3 of the shape of the 2015 graph, in PyTorch: the peer of InceptionFeatures.

The modules are written as in torchvision (convolution without bias, batch norm, ReLU in place), with
the pooling of the 2015 graph. With --graph, the weights are those of a frozen graph with the original's
node names, so that features can be compared; without, they are random, and only speed is meant.
"""

import argparse
import statistics
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn


class Conv(nn.Module):
    divisor = 1  # of all numbers of channels, as in the narrow graphs of the tests

    def __init__(self, inputs, outputs, size, stride=1, padding=0):
        super().__init__()
        inputs, outputs = inputs if inputs == 3 else inputs // Conv.divisor, outputs // Conv.divisor
        self.conv = nn.Conv2d(inputs, outputs, size, stride, padding, bias=False)
        self.norm = nn.BatchNorm2d(outputs, eps=0.001)

    def forward(self, x):
        return F.relu(self.norm(self.conv(x)), inplace=True)


def average(x):
    return F.avg_pool2d(x, 3, 1, 1, count_include_pad=False)


def largest(x):
    return F.max_pool2d(x, 3, 1, 1)


class Wide(nn.Module):
    def __init__(self, inputs, pooled):
        super().__init__()
        self.a = Conv(inputs, 64, 1)
        self.b = nn.Sequential(Conv(inputs, 48, 1), Conv(48, 64, 5, padding=2))
        self.c = nn.Sequential(Conv(inputs, 64, 1), Conv(64, 96, 3, padding=1), Conv(96, 96, 3, padding=1))
        self.d = Conv(inputs, pooled, 1)

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), self.c(x), self.d(average(x))], 1)


class FirstReduction(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.a = Conv(inputs, 384, 3, 2)
        self.b = nn.Sequential(Conv(inputs, 64, 1), Conv(64, 96, 3, padding=1), Conv(96, 96, 3, 2))

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), F.max_pool2d(x, 3, 2)], 1)


class Factorised(nn.Module):
    def __init__(self, inputs, inner):
        super().__init__()
        row, column = dict(size=(1, 7), padding=(0, 3)), dict(size=(7, 1), padding=(3, 0))
        self.a = Conv(inputs, 192, 1)
        self.b = nn.Sequential(Conv(inputs, inner, 1), Conv(inner, inner, **row), Conv(inner, 192, **column))
        self.c = nn.Sequential(
            Conv(inputs, inner, 1),
            Conv(inner, inner, **column),
            Conv(inner, inner, **row),
            Conv(inner, inner, **column),
            Conv(inner, 192, **row),
        )
        self.d = Conv(inputs, 192, 1)

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), self.c(x), self.d(average(x))], 1)


class SecondReduction(nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.a = nn.Sequential(Conv(inputs, 192, 1), Conv(192, 320, 3, 2))
        self.b = nn.Sequential(
            Conv(inputs, 192, 1),
            Conv(192, 192, (1, 7), padding=(0, 3)),
            Conv(192, 192, (7, 1), padding=(3, 0)),
            Conv(192, 192, 3, 2),
        )

    def forward(self, x):
        return torch.cat([self.a(x), self.b(x), F.max_pool2d(x, 3, 2)], 1)


class Expanded(nn.Module):
    def __init__(self, inputs, pool):
        super().__init__()
        row, column = dict(size=(1, 3), padding=(0, 1)), dict(size=(3, 1), padding=(1, 0))
        self.pool = pool
        self.a = Conv(inputs, 320, 1)
        self.b = Conv(inputs, 384, 1)
        self.b1, self.b2 = Conv(384, 384, **row), Conv(384, 384, **column)
        self.c = nn.Sequential(Conv(inputs, 448, 1), Conv(448, 384, 3, padding=1))
        self.c1, self.c2 = Conv(384, 384, **row), Conv(384, 384, **column)
        self.d = Conv(inputs, 192, 1)

    def forward(self, x):
        b, c = self.b(x), self.c(x)
        parts = [self.a(x), self.b1(b), self.b2(b), self.c1(c), self.c2(c), self.d(self.pool(x))]
        return torch.cat(parts, 1)


class Inception(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            Conv(3, 32, 3, 2),
            Conv(32, 32, 3),
            Conv(32, 64, 3, padding=1),
            nn.MaxPool2d(3, 2),
            Conv(64, 80, 1),
            Conv(80, 192, 3),
            nn.MaxPool2d(3, 2),
        )
        self.mixed = nn.Sequential(
            Wide(192, 32),
            Wide(256, 64),
            Wide(288, 64),
            FirstReduction(288),
            Factorised(768, 128),
            Factorised(768, 160),
            Factorised(768, 160),
            Factorised(768, 192),
            SecondReduction(768),
            Expanded(1280, average),
            Expanded(2048, largest),
        )

    def forward(self, x):
        """[n, 3, h, w] in 0..255 to [n, 2048]."""
        x = (resize(x, 299) - 128) * 0.0078125
        return self.mixed(self.stem(x)).mean((2, 3))


def resize(x, size):
    """Bilinear as in TensorFlow 1: corners not aligned, no half pixels, no antialiasing."""
    for axis in (2, 3):
        at = torch.arange(size, dtype=torch.float32) * (x.shape[axis] / size)
        low = at.long()
        high = (low + 1).clamp(max=x.shape[axis] - 1)
        shape = [1, 1, 1, 1]
        shape[axis] = size
        weight = (at - low).view(shape)
        a, b = x.index_select(axis, low), x.index_select(axis, high)
        x = a + (b - a) * weight
    return x


def fields(data):
    """The fields of a protocol buffer message, as pairs of number and value."""
    at, end = 0, len(data)

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < end:
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
        else:
            length = varint() if kind == 2 else 4 if kind == 5 else 8
            yield key >> 3, data[at : at + length]
            at += length


def constants(path):
    """The float constants of a GraphDef in its order: name and array."""
    with open(path, "rb") as file:
        graph = memoryview(file.read())
    for number, node in fields(graph):
        if number != 1:
            continue
        name, op, tensor = None, None, None
        for part, value in fields(node):
            if part == 1:
                name = bytes(value).decode()
            elif part == 2:
                op = bytes(value).decode()
            elif part == 5:
                attribute = dict(fields(value))
                if bytes(attribute[1]) == b"value":
                    tensor = dict(fields(attribute[2])).get(8)
        if op == "Const" and tensor is not None:
            content = dict(fields(tensor))
            if content.get(1) == 1 and 4 in content:
                shape = [dict(fields(d)).get(1, 0) for n, d in fields(content.get(2, b"")) if n == 2]
                yield name, np.frombuffer(content[4], "<f4").reshape(shape)


def load(model, path):
    """Both list their convolutions in the order of the layers."""
    found = dict(constants(path))
    convs = [m for m in model.modules() if isinstance(m, Conv)]
    names = [n[: -len("/conv2d_params")] for n in found if n.endswith("/conv2d_params")]
    assert len(convs) == len(names), (len(convs), len(names))
    for conv, name in zip(convs, names):
        norm = name + "/batchnorm/"
        filters = torch.from_numpy(found[name + "/conv2d_params"].copy()).permute(3, 2, 0, 1)
        assert conv.conv.weight.shape == filters.shape, name
        conv.conv.weight.data = filters.contiguous()
        conv.norm.weight.data = torch.from_numpy(found[norm + "gamma"].copy())
        conv.norm.bias.data = torch.from_numpy(found[norm + "beta"].copy())
        conv.norm.running_mean = torch.from_numpy(found[norm + "moving_mean"].copy())
        conv.norm.running_var = torch.from_numpy(found[norm + "moving_variance"].copy())


def pictures(count, height, width):
    """The images of InceptionFeatures: [n, 3, height, width], whole numbers in 0..255."""
    k = np.arange(count * height * width * 3, dtype=np.uint64)
    values = (((k * np.uint64(2654435761)) >> np.uint64(13)) & np.uint64(255)).astype(np.float32)
    return torch.from_numpy(values.reshape(count, height, width, 3)).permute(0, 3, 1, 2)


def fuse(model):
    for conv in [m for m in model.modules() if isinstance(m, Conv)]:
        conv.conv = torch.nn.utils.fusion.fuse_conv_bn_eval(conv.conv, conv.norm)
        conv.norm = nn.Identity()


def peak():
    with open("/proc/self/status") as status:
        return next(line.split()[1] for line in status if line.startswith("VmHWM"))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--graph", help="a frozen graph whose weights are taken")
    options.add_argument("--features", help="write the features of the first images to this .npy file")
    options.add_argument("--images", type=int, default=48, help="a round")
    options.add_argument("--size", type=int, default=32)
    options.add_argument("--batch", type=int, default=16)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--channels-last", action="store_true")
    options.add_argument("--fused", action="store_true", help="fold batch norm into the convolutions")
    given = options.parse_args()

    torch.set_num_threads(given.threads)
    torch.manual_seed(1)
    model = Inception().eval()
    if given.graph:
        load(model, given.graph)
    if given.fused:
        fuse(model)
    images = pictures(given.images, given.size, given.size)
    if given.channels_last:
        model = model.to(memory_format=torch.channels_last)
        images = images.contiguous(memory_format=torch.channels_last)
    else:
        images = images.contiguous()
    with torch.inference_mode():
        first = model(images[: given.batch])
        if given.features:
            np.save(given.features, first.numpy())
        speeds, processor = [], []
        for _ in range(given.rounds):
            start, busy = time.perf_counter(), time.process_time()
            for part in images.split(given.batch):
                model(part)
            speeds.append(given.images / (time.perf_counter() - start))
            processor.append(given.images / (time.process_time() - busy))
            print(f"round {speeds[-1]:.2f} {processor[-1]:.2f}")
    print(f"median {statistics.median(speeds):.2f} {statistics.median(processor):.2f}")
    print(f"peak {peak()} kB")


if __name__ == "__main__":
    main()
