"""The WGAN-GP step of StepTurns.java in TensorFlow for Python: five of the critic, one of the generator."""

import numpy

import tf_step
import turns
from tf_step import tf

LATENTS = 128
WIDTH = 128
CRITIC_STEPS = 5


def doubled(x):
    _, height, width, _ = x.shape
    return tf.image.resize(x, [2 * height, 2 * width], "nearest")


def halved(x):
    return tf.nn.avg_pool2d(x, 2, 2, "VALID")


def up(net):
    norm1, conv1 = net.batch_norm(WIDTH), net.conv(WIDTH, WIDTH, 3)
    norm2, conv2 = net.batch_norm(WIDTH), net.conv(WIDTH, WIDTH, 3)
    shortcut = net.conv(WIDTH, WIDTH, 1)

    def apply(x):
        h = conv1(doubled(tf.nn.relu(norm1(x))))
        return conv2(tf.nn.relu(norm2(h))) + doubled(shortcut(x))

    return apply


def block(net, inputs, first=False, down=False):
    conv1, conv2 = net.conv(inputs, WIDTH, 3), net.conv(WIDTH, WIDTH, 3)
    shortcut = net.conv(inputs, WIDTH, 1) if down else None

    def apply(x):
        h = conv2(tf.nn.relu(conv1(x if first else tf.nn.relu(x))))
        return halved(h) + shortcut(halved(x)) if down else h + x

    return apply


def make_generator():
    net = tf_step.Network(0.05)
    net.add(net.dense(LATENTS, 4 * 4 * WIDTH), lambda x: tf.reshape(x, [-1, 4, 4, WIDTH]))
    net.add(up(net), up(net), up(net))
    return net.add(net.batch_norm(WIDTH), tf.nn.relu, net.conv(WIDTH, 3, 3), tf.tanh)


def make_critic():
    net = tf_step.Network(0.05)
    net.add(block(net, 3, first=True, down=True), block(net, WIDTH, down=True))
    net.add(block(net, WIDTH), block(net, WIDTH), tf.nn.relu)
    return net.add(lambda x: tf.reduce_mean(x, [1, 2]), net.dense(WIDTH, 1, bias=False))


class Trainer(tf_step.Trainer):
    def __init__(self, options):
        self.generator, self.critic = make_generator(), make_critic()
        self.generator_adam = tf_step.Adam(self.generator.weights, 0.0, 0.9)
        self.critic_adam = tf_step.Adam(self.critic.weights, 0.0, 0.9)
        images = numpy.random.default_rng(1).integers(0, 256, (2048, 32, 32, 3), numpy.uint8)
        super().__init__(options, [self.generator, self.critic], images)
        self.judged = tf.function(self.critic_step, jit_compile=options.xla)

    def latents(self):
        return tf.random.normal([self.batch, LATENTS])

    def step(self):
        for _ in range(CRITIC_STEPS):
            critic_loss = self.judged(self.next_indices())
        self.last = critic_loss, self.updated()

    def critic_step(self, indices):
        real, fake = self.real(indices), self.generator(self.latents())
        with tf.GradientTape() as tape:
            distance = tf.reduce_mean(self.critic(fake)) - tf.reduce_mean(self.critic(real))
            loss = distance + 10 * self.penalty(real, fake)
        self.critic_adam.apply(tape.gradient(loss, self.critic.weights))
        return loss

    def penalty(self, real, fake):
        share = tf.random.uniform([self.batch, 1, 1, 1])
        mixed = share * real + (1 - share) * fake
        with tf.GradientTape() as tape:
            tape.watch(mixed)
            scores = self.critic(mixed)
        gradient = tape.gradient(scores, mixed)
        norms = tf.sqrt(tf.reduce_sum(tf.square(gradient), [1, 2, 3]) + 1e-12)
        return tf.reduce_mean(tf.square(norms - 1))

    def update(self):
        with tf.GradientTape() as tape:
            loss = -tf.reduce_mean(self.critic(self.generator(self.latents())))
        self.generator_adam.apply(tape.gradient(loss, self.generator.weights))
        return loss


if __name__ == "__main__":
    parsed = tf_step.add_options(turns.parser(__doc__)).parse_args()
    tf_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
