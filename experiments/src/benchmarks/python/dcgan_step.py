"""The DCGAN step of DcganStep.java in PyTorch, timed: same networks, losses, updates and data.

Both players are updated from one batch of fakes, with gradients at the weights before the update;
the discriminator's gradients stop at the fakes, the generator's go through the discriminator.
"""

import argparse
import gzip
import pathlib
import statistics
import time

import numpy
import torch
from torch import nn
from torch.nn.functional import softplus

LATENTS = 100
MNIST = "gan-core/src/main/resources/org/gan4j/core/data/mnist/train-images-idx3-ubyte.gz"


class Reshape(nn.Module):
    def __init__(self, *shape):
        super().__init__()
        self.shape = shape

    def forward(self, x):
        return x.reshape(-1, *self.shape)


def transposed(inputs, outputs, stride):
    return nn.ConvTranspose2d(
        inputs, outputs, 5, stride, padding=2, output_padding=stride - 1, bias=False
    )


def make_generator():
    return nn.Sequential(
        nn.Linear(LATENTS, 7 * 7 * 256, bias=False),
        Reshape(256, 7, 7),
        nn.BatchNorm2d(256, eps=1e-5, momentum=0.1),
        nn.ReLU(inplace=True),
        transposed(256, 128, 1),
        nn.BatchNorm2d(128, eps=1e-5, momentum=0.1),
        nn.ReLU(inplace=True),
        transposed(128, 64, 2),
        nn.BatchNorm2d(64, eps=1e-5, momentum=0.1),
        nn.ReLU(inplace=True),
        transposed(64, 1, 2),
        nn.Tanh(),
    )


def make_discriminator():
    return nn.Sequential(
        nn.Conv2d(1, 64, 5, 2, padding=2, bias=False),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Dropout(0.3),
        nn.Conv2d(64, 128, 5, 2, padding=2, bias=False),
        nn.BatchNorm2d(128, eps=1e-5, momentum=0.1),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Dropout(0.3),
        nn.Conv2d(128, 256, 5, 2, padding=2, bias=False),
        nn.BatchNorm2d(256, eps=1e-5, momentum=0.1),
        nn.LeakyReLU(0.2, inplace=True),
        nn.Dropout(0.3),
        nn.Flatten(),
        nn.Linear(4 * 4 * 256, 1),
    )


def initialised(network, memory_format):
    for module in network.modules():
        if isinstance(module, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(module.weight, std=0.02)
    return network.to(memory_format=memory_format)


def load_images(memory_format):
    """All training images, uint8 [60000, 1, 28, 28]."""
    root = pathlib.Path(__file__).resolve().parents[4]
    with gzip.open(root / MNIST) as file:
        pixels = numpy.frombuffer(file.read(), numpy.uint8, offset=16)
    images = torch.from_numpy(pixels.copy()).reshape(-1, 1, 28, 28)
    return images.to(memory_format=memory_format)


def make_adam(network, options):
    return torch.optim.Adam(
        network.parameters(), lr=2e-4, betas=(0.5, 0.999), eps=1e-8, fused=options.fused_adam
    )


class Trainer:
    def __init__(self, options):
        memory_format = torch.channels_last if options.channels_last else torch.contiguous_format
        self.batch = options.batch
        self.images = load_images(memory_format)
        self.generator = initialised(make_generator(), memory_format)
        self.discriminator = initialised(make_discriminator(), memory_format)
        self.generator_adam = make_adam(self.generator, options)
        self.discriminator_adam = make_adam(self.discriminator, options)
        self.generate, self.judge = self.generator, self.discriminator
        if options.compile:
            # Two gradients are taken through one application of the discriminator.
            torch._functorch.config.donated_buffer = False
            self.generate = torch.compile(self.generator)
            self.judge = torch.compile(self.discriminator)

    def step(self, indices):
        real = self.images[indices].float().mul_(1 / 127.5).sub_(1)
        fake = self.generate(torch.randn(self.batch, LATENTS))
        real_logits = self.judge(real)
        fake_logits = self.judge(fake)
        discriminator_loss = softplus(-real_logits).mean() + softplus(fake_logits).mean()
        generator_loss = softplus(-fake_logits).mean()

        # Only what leads to the named weights is computed: no detach and no second pass.
        self.set_gradients(discriminator_loss, self.discriminator, retain_graph=True)
        self.set_gradients(generator_loss, self.generator)
        self.discriminator_adam.step()
        self.generator_adam.step()
        return discriminator_loss, generator_loss

    @staticmethod
    def set_gradients(loss, network, retain_graph=False):
        weights = list(network.parameters())
        gradients = torch.autograd.grad(loss, weights, retain_graph=retain_graph)
        for weight, gradient in zip(weights, gradients):
            weight.grad = gradient


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--steps", type=int, default=20, help="steps a round")
    parser.add_argument("--warm-up", type=int, default=1, help="rounds that are not counted")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--channels-last", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--fused-adam", action="store_true")
    return parser.parse_args()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    trainer = Trainer(options)
    order = torch.randperm(len(trainer.images))
    batches = order[: len(order) // options.batch * options.batch].split(options.batch)
    step, blocks, processor = 0, [], []
    for _ in range(options.warm_up + options.rounds):
        start, processor_start = time.perf_counter(), time.process_time()
        for _ in range(options.steps):
            losses = trainer.step(batches[step % len(batches)])
            step += 1
        blocks.append((time.perf_counter() - start) * 1000 / options.steps)
        processor.append((time.process_time() - processor_start) * 1000 / options.steps)
    counted = blocks[options.warm_up :]
    discriminator_loss, generator_loss = (loss.item() for loss in losses)
    print(f"torch {torch.__version__}, {options.threads} threads, after step {step}:", end=" ")
    print(f"loss/discriminator {discriminator_loss:.3f}, loss/generator {generator_loss:.3f}")
    print(f"median {statistics.median(counted):.1f} ms a step, min {min(counted):.1f}")
    print(f"cpu {statistics.median(processor[options.warm_up :]):.1f} ms a step")


if __name__ == "__main__":
    main()
