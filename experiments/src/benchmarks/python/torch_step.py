"""What the steps in PyTorch have in common: options, images on the device, updates, modules."""

import contextlib

import torch
import torch._functorch.config
from torch import nn


class Reshape(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(-1, *self.shape)


def add_options(parser):
    parser.add_argument("--channels-last", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--fused-adam", action="store_true")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--tf32", action="store_true")
    parser.add_argument("--bfloat16", action="store_true", help="autocast")
    return parser


def prepare(options):
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.set_default_device(options.device)
    torch.backends.cuda.matmul.allow_tf32 = options.tf32
    torch.backends.cudnn.allow_tf32 = options.tf32
    torch.backends.cudnn.benchmark = True
    # Two gradients are taken through one application of a network.
    torch._functorch.config.donated_buffer = False
    torch.manual_seed(1)


class Trainer:
    """Knows its networks by name; a variant's step is update()."""

    def __init__(self, options, networks, images):
        self.options = options
        self.batch = options.batch
        self.format = torch.channels_last if options.channels_last else torch.contiguous_format
        self.networks = {name: n.to(memory_format=self.format) for name, n in networks.items()}
        self.images = images.to(options.device).to(memory_format=self.format)
        order = torch.randperm(len(images), device="cpu")
        self.batches = order[: len(order) // self.batch * self.batch].split(self.batch)
        self.taken = 0

    def network(self, name):
        """As it is applied; its weights stay those of the plain one."""
        network = self.networks[name]
        return torch.compile(network) if self.options.compile else network

    def adam(self, beta1, beta2, *names):
        weights = [weight for name in names for weight in self.networks[name].parameters()]
        fused = self.options.fused_adam
        return torch.optim.Adam(weights, lr=2e-4, betas=(beta1, beta2), eps=1e-8, fused=fused)

    def parameters(self):
        return [sum(p.numel() for p in n.parameters()) for n in self.networks.values()]

    def next_images(self):
        indices = self.batches[self.taken % len(self.batches)].to(self.images.device)
        self.taken += 1
        return self.images[indices].float().mul_(1 / 127.5).sub_(1)

    def autocast(self):
        if not self.options.bfloat16:
            return contextlib.nullcontext()
        return torch.autocast(self.options.device.split(":")[0], torch.bfloat16)

    def step(self):
        self.last = self.update()

    def finish(self):
        if self.options.device != "cpu":
            torch.cuda.synchronize()

    def losses(self):
        return " ".join(f"{loss.item():.4f}" for loss in self.last)

    @staticmethod
    def set_gradients(loss, optimizer, retain_graph=False):
        """Only what leads to these weights is computed: no detach and no second pass."""
        weights = [weight for group in optimizer.param_groups for weight in group["params"]]
        gradients = torch.autograd.grad(loss, weights, retain_graph=retain_graph)
        for weight, gradient in zip(weights, gradients):
            weight.grad = gradient
