"""The step of WGAN-GP or SN-GAN of StepTurns.java in PyTorch: same networks, losses and penalty.

A step is five of the critic, each on real images and fakes that carry no gradient, and one of the
generator, which takes gradients by the generator's weights alone. Shortcuts change the size on the
side where the map is smaller, as there. torch.compile does not serve the penalty, a derivative of a
derivative: that application of the critic stays eager.
"""

import torch
from torch import nn
from torch.nn.functional import interpolate, relu
from torch.nn.utils.parametrizations import spectral_norm

import torch_step
import turns

CRITIC_STEPS = 5
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


class Trainer(torch_step.Trainer):
    def __init__(self, options):
        self.penalised = options.variant == "wgan_gp"
        if self.penalised:
            networks = {"generator": Generator(128), "critic": Critic(128, False, torch.mean)}
        else:
            networks = {"generator": Generator(256), "critic": Critic(128, True, torch.sum)}
        images = torch.randint(0, 256, (COUNT, 3, 32, 32), dtype=torch.uint8)
        super().__init__(options, networks, images)
        self.generate, self.judge = self.network("generator"), self.network("critic")
        self.generator_adam = self.adam(0.0, 0.9, "generator")
        self.critic_adam = self.adam(0.0, 0.9, "critic")

    def update(self):
        for _ in range(CRITIC_STEPS):
            critic_loss = self.critic_step()
        return critic_loss, self.generator_step()

    def latents(self):
        return torch.randn(self.batch, LATENTS)

    def critic_step(self):
        real = self.next_images()
        with self.autocast():
            with torch.no_grad():
                fake = self.generate(self.latents()).float()
            real_scores, fake_scores = self.judge(real).float(), self.judge(fake).float()
            penalty = self.penalty(real, fake) if self.penalised else 0
        if self.penalised:
            loss = fake_scores.mean() - real_scores.mean() + 10 * penalty
        else:
            loss = relu(1 - real_scores).mean() + relu(1 + fake_scores).mean()
        self.set_gradients(loss, self.critic_adam)
        self.critic_adam.step()
        return loss

    def penalty(self, real, fake):
        share = torch.rand(self.batch, 1, 1, 1)
        mixed = (share * real + (1 - share) * fake).requires_grad_()
        scores = self.networks["critic"](mixed).float()
        (gradient,) = torch.autograd.grad(scores.sum(), mixed, create_graph=True)
        norms = (gradient.square().sum(dim=(1, 2, 3)) + 1e-12).sqrt()
        return (norms - 1).square().mean()

    def generator_step(self):
        with self.autocast():
            scores = self.judge(self.generate(self.latents())).float()
        loss = -scores.mean()
        self.set_gradients(loss, self.generator_adam)
        self.generator_adam.step()
        return loss


if __name__ == "__main__":
    parser = torch_step.add_options(turns.parser(__doc__))
    parser.add_argument("--variant", choices=["wgan_gp", "sngan"], required=True)
    parsed = parser.parse_args()
    torch_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
