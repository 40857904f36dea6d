"""The phases of ResNetStep.java in PyTorch, timed: same networks, losses, penalty and updates.

One critic step takes real images and fakes that carry no gradient; one generator step takes
gradients by the generator's weights alone. Shortcuts change the size on the side where the map is
smaller, as there.
"""

import argparse
import statistics
import time

import torch
from torch import nn
from torch.nn.functional import interpolate, relu
from torch.nn.utils.parametrizations import spectral_norm

LATENTS = 128
COUNT = 2048


def initialised(layer, gain):
    nn.init.xavier_uniform_(layer.weight, gain)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    return layer


def conv(inputs, outputs, kernel=3, gain=2**0.5):
    return initialised(nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2), gain)


def batch_norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-5, momentum=0.1)


def halved(x):
    return nn.functional.avg_pool2d(x, 2)


def doubled(x):
    return interpolate(x, scale_factor=2, mode="nearest")


class Up(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm1, self.conv1 = batch_norm(width), conv(width, width)
        self.norm2, self.conv2 = batch_norm(width), conv(width, width)
        self.shortcut = conv(width, width, 1, gain=1)

    def forward(self, x):
        h = self.conv1(doubled(relu(self.norm1(x))))
        return self.conv2(relu(self.norm2(h))) + doubled(self.shortcut(x))


class Generator(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.width = width
        self.dense = initialised(nn.Linear(LATENTS, 4 * 4 * width), 1)
        self.blocks = nn.Sequential(Up(width), Up(width), Up(width))
        self.norm, self.conv = batch_norm(width), conv(width, 3, gain=1)

    def forward(self, z):
        h = self.blocks(self.dense(z).reshape(-1, self.width, 4, 4))
        return torch.tanh(self.conv(relu(self.norm(h))))


class Block(nn.Module):
    def __init__(self, inputs, width, wrap, first=False, down=False):
        super().__init__()
        self.first, self.down = first, down
        self.conv1, self.conv2 = wrap(conv(inputs, width)), wrap(conv(width, width))
        self.shortcut = wrap(conv(inputs, width, 1, gain=1)) if down else nn.Identity()

    def forward(self, x):
        h = self.conv2(relu(self.conv1(x if self.first else relu(x))))
        if not self.down:
            return h + x
        return halved(h) + self.shortcut(halved(x))


class Critic(nn.Module):
    def __init__(self, width, normalised, pooling):
        super().__init__()
        wrap = spectral_norm if normalised else (lambda layer: layer)
        self.pooling = pooling
        self.blocks = nn.Sequential(
            Block(3, width, wrap, first=True, down=True),
            Block(width, width, wrap, down=True),
            Block(width, width, wrap),
            Block(width, width, wrap),
        )
        self.dense = wrap(initialised(nn.Linear(width, 1, bias=False), 1))

    def forward(self, x):
        return self.dense(self.pooling(relu(self.blocks(x)), dim=(2, 3)))


def make_adam(network, options):
    return torch.optim.Adam(
        network.parameters(), lr=2e-4, betas=(0.0, 0.9), eps=1e-8, fused=options.fused_adam
    )


class Trainer:
    def __init__(self, options):
        self.batch = options.batch
        self.penalised = options.variant == "wgan_gp"
        self.format = torch.channels_last if options.channels_last else torch.contiguous_format
        pixels = torch.randint(0, 256, (COUNT, 3, 32, 32), dtype=torch.uint8)
        self.images = pixels.to(memory_format=self.format)
        if self.penalised:
            self.generator, self.critic = Generator(128), Critic(128, False, torch.mean)
        else:
            self.generator, self.critic = Generator(256), Critic(128, True, torch.sum)
        self.generator.to(memory_format=self.format)
        self.critic.to(memory_format=self.format)
        self.generator_adam = make_adam(self.generator, options)
        self.critic_adam = make_adam(self.critic, options)

    def parameters(self):
        return [sum(p.numel() for p in n.parameters()) for n in (self.generator, self.critic)]

    def critic_step(self, indices):
        real = self.images[indices].float().mul_(1 / 127.5).sub_(1)
        with torch.no_grad():
            fake = self.generator(torch.randn(self.batch, LATENTS))
        real_scores, fake_scores = self.critic(real), self.critic(fake)
        if self.penalised:
            loss = fake_scores.mean() - real_scores.mean() + 10 * self.penalty(real, fake)
        else:
            loss = relu(1 - real_scores).mean() + relu(1 + fake_scores).mean()
        self.update(loss, self.critic, self.critic_adam)
        return loss

    def penalty(self, real, fake):
        share = torch.rand(self.batch, 1, 1, 1)
        mixed = (share * real + (1 - share) * fake).requires_grad_()
        scores = self.critic(mixed)
        (gradient,) = torch.autograd.grad(scores.sum(), mixed, create_graph=True)
        norms = (gradient.square().sum(dim=(1, 2, 3)) + 1e-12).sqrt()
        return (norms - 1).square().mean()

    def generator_step(self, _):
        loss = -self.critic(self.generator(torch.randn(self.batch, LATENTS))).mean()
        self.update(loss, self.generator, self.generator_adam)
        return loss

    @staticmethod
    def update(loss, network, adam):
        weights = list(network.parameters())
        for weight, gradient in zip(weights, torch.autograd.grad(loss, weights)):
            weight.grad = gradient
        adam.step()


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--variant", choices=["wgan_gp", "sngan"], required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=3, help="runs of each phase a round")
    parser.add_argument("--warm-up", type=int, default=1, help="rounds that are not counted")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--channels-last", action="store_true")
    parser.add_argument("--fused-adam", action="store_true")
    return parser.parse_args()


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(1)
    trainer = Trainer(options)
    print("parameters", *trainer.parameters())
    batches = torch.randperm(COUNT).split(options.batch)
    phases, step = [trainer.critic_step, trainer.generator_step], 0
    blocks = {phase: [] for phase in phases}
    for _ in range(options.warm_up + options.rounds):
        for phase in phases:
            start = time.perf_counter()
            for _ in range(options.steps):
                loss = phase(batches[step % len(batches)])
                step += 1
            blocks[phase].append((time.perf_counter() - start) * 1000 / options.steps)
            print(phase.__name__, f"loss {loss.item():.3f}")
    counted = [blocks[phase][options.warm_up :] for phase in phases]
    print("median", *(f"{statistics.median(times):.1f}" for times in counted))


if __name__ == "__main__":
    main()
