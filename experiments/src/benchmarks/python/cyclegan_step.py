"""The CycleGAN step of StepTurns.java in PyTorch: same networks, losses, pools and updates.

All gradients are taken at the weights before the update; those of the generators by their weights
alone, those of the discriminators on images of the pools. Noise of 128 pixels, batch 1, six blocks.
"""

import random

import torch
from torch import nn

import torch_step
import turns

BLOCKS = 6
WIDTH = 64
COUNT = 64
POOL = 50
CYCLE, IDENTITY = 10.0, 0.5


def norm(channels):
    return nn.InstanceNorm2d(channels, eps=1e-5)


def padded(size, inputs, outputs, kernel):
    return [nn.ReflectionPad2d(size), nn.Conv2d(inputs, outputs, kernel)]


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.body = nn.Sequential(
            *padded(1, width, width, 3),
            norm(width),
            nn.ReLU(inplace=True),
            *padded(1, width, width, 3),
            norm(width),
        )

    def forward(self, x):
        return x + self.body(x)


def make_generator():
    layers = [*padded(3, 3, WIDTH, 7), norm(WIDTH), nn.ReLU(inplace=True)]
    for inputs in (WIDTH, 2 * WIDTH):
        layers += [nn.Conv2d(inputs, 2 * inputs, 3, 2, padding=1), norm(2 * inputs)]
        layers.append(nn.ReLU(inplace=True))
    layers += [Block(4 * WIDTH) for _ in range(BLOCKS)]
    for inputs in (4 * WIDTH, 2 * WIDTH):
        layers.append(nn.ConvTranspose2d(inputs, inputs // 2, 3, 2, 1, output_padding=1))
        layers += [norm(inputs // 2), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, *padded(3, WIDTH, 3, 7), nn.Tanh())


def make_discriminator():
    layers = [nn.Conv2d(3, WIDTH, 4, 2, padding=1), nn.LeakyReLU(0.2, inplace=True)]
    for inputs, stride in ((WIDTH, 2), (2 * WIDTH, 2), (4 * WIDTH, 1)):
        layers += [nn.Conv2d(inputs, 2 * inputs, 4, stride, padding=1), norm(2 * inputs)]
        layers.append(nn.LeakyReLU(0.2, inplace=True))
    return nn.Sequential(*layers, nn.Conv2d(8 * WIDTH, 1, 4, 1, padding=1))


def initialised(network):
    for module in network.modules():
        if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
            nn.init.normal_(module.weight, std=0.02)
            nn.init.zeros_(module.bias)
    return network


class Pool:
    def __init__(self):
        self.images = []

    def exchange(self, image):
        if len(self.images) < POOL:
            self.images.append(image)
            return image
        if random.random() < 0.5:
            return image
        place = random.randrange(POOL)
        old, self.images[place] = self.images[place], image
        return old


class Trainer(torch_step.Trainer):
    def __init__(self, options):
        networks = {
            "a_to_b": initialised(make_generator()),
            "b_to_a": initialised(make_generator()),
            "a": initialised(make_discriminator()),
            "b": initialised(make_discriminator()),
        }
        images = torch.randint(0, 256, (COUNT, 3, 128, 128), dtype=torch.uint8)
        super().__init__(options, networks, images)
        self.applied = {name: self.network(name) for name in networks}
        self.generator_adam = self.adam(0.5, 0.999, "a_to_b", "b_to_a")
        self.discriminator_adam = self.adam(0.5, 0.999, "a", "b")
        self.pool_a, self.pool_b = Pool(), Pool()

    def update(self):
        a_to_b, b_to_a, judge_a, judge_b = self.applied.values()
        real_a, real_b = self.next_images(), self.next_images()
        with self.autocast():
            fake_b, fake_a = a_to_b(real_a), b_to_a(real_b)
            cycle = self.distance(b_to_a(fake_b), real_a) + self.distance(a_to_b(fake_a), real_b)
            identity = self.distance(a_to_b(real_b), real_b) + self.distance(b_to_a(real_a), real_a)
            fooled = self.squares(judge_b(fake_b), 1) + self.squares(judge_a(fake_a), 1)
            generator_loss = fooled + CYCLE * (cycle + IDENTITY * identity)
            old_a = self.pool_a.exchange(fake_a.detach())
            old_b = self.pool_b.exchange(fake_b.detach())
            discriminator_loss = (
                self.squares(judge_a(real_a), 1)
                + self.squares(judge_a(old_a), 0)
                + self.squares(judge_b(real_b), 1)
                + self.squares(judge_b(old_b), 0)
            ) / 2
        self.set_gradients(generator_loss, self.generator_adam)
        self.set_gradients(discriminator_loss, self.discriminator_adam)
        self.generator_adam.step()
        self.discriminator_adam.step()
        return generator_loss, discriminator_loss

    @staticmethod
    def distance(x, y):
        return (x.float() - y).abs().mean()

    @staticmethod
    def squares(logits, target):
        return (logits.float() - target).square().mean()


if __name__ == "__main__":
    parsed = torch_step.add_options(turns.parser(__doc__)).parse_args()
    torch_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
