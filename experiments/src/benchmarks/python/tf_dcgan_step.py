"""The DCGAN step of StepTurns.java in TensorFlow for Python: same networks, losses, updates, data."""

import gzip
import pathlib

import numpy

import tf_step
import turns
from tf_step import tf

LATENTS = 100
WIDTH = 64
MNIST = "gan-core/src/main/resources/org/gan4j/core/data/mnist/train-images-idx3-ubyte.gz"


def make_generator(size):
    smallest, widths, strides, channels = {
        28: (7, (256, 128, 64), (1, 2), 1),
        64: (4, (512, 256, 128, 64), (2, 2, 2), 3),
    }[size]
    net, first = tf_step.Network(), widths[0]
    net.add(net.dense(LATENTS, smallest * smallest * first, bias=False))
    net.add(lambda x: tf.reshape(x, [-1, smallest, smallest, first]))
    net.add(net.batch_norm(first), tf.nn.relu)
    for inputs, outputs, stride in zip(widths, widths[1:], strides):
        net.add(net.conv_transpose(inputs, outputs, 5, stride, bias=False))
        net.add(net.batch_norm(outputs), tf.nn.relu)
    return net.add(net.conv_transpose(WIDTH, channels, 5, 2, bias=False), tf.tanh)


def make_discriminator(size):
    channels, stages, dropout = {28: (1, 3, 0.3), 64: (3, 4, 0.0)}[size]
    net, inputs = tf_step.Network(), channels
    for stage in range(stages):
        outputs = WIDTH << stage
        net.add(net.conv(inputs, outputs, 5, 2, bias=False))
        if stage:
            net.add(net.batch_norm(outputs))
        net.add(tf_step.leaky)
        if dropout:
            net.add(lambda x: tf.nn.dropout(x, dropout))
        inputs = outputs
    net.add(lambda x: tf.reshape(x, [-1, 4 * 4 * inputs]))
    return net.add(net.dense(4 * 4 * inputs, 1))


def load_images(size):
    """All training images, uint8 [60000, 28, 28, 1]; or noise, [2048, 64, 64, 3]."""
    if size == 64:
        return numpy.random.default_rng(1).integers(0, 256, (2048, 64, 64, 3), numpy.uint8)
    root = pathlib.Path(__file__).resolve().parents[4]
    with gzip.open(root / MNIST) as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=16).reshape(-1, 28, 28, 1)


class Trainer(tf_step.Trainer):
    def __init__(self, options):
        self.generator = make_generator(options.size)
        self.discriminator = make_discriminator(options.size)
        self.generator_adam = tf_step.Adam(self.generator.weights, 0.5, 0.999)
        self.discriminator_adam = tf_step.Adam(self.discriminator.weights, 0.5, 0.999)
        super().__init__(options, [self.generator, self.discriminator], load_images(options.size))

    def update(self, indices):
        with tf.GradientTape(persistent=True) as tape:
            fake = self.generator(tf.random.normal([self.batch, LATENTS]))
            real_logits = self.discriminator(self.real(indices))
            fake_logits = self.discriminator(fake)
            real_loss = tf.reduce_mean(tf.nn.softplus(-real_logits))
            discriminator_loss = real_loss + tf.reduce_mean(tf.nn.softplus(fake_logits))
            generator_loss = tf.reduce_mean(tf.nn.softplus(-fake_logits))
        by_discriminator = tape.gradient(discriminator_loss, self.discriminator.weights)
        by_generator = tape.gradient(generator_loss, self.generator.weights)
        self.discriminator_adam.apply(by_discriminator)
        self.generator_adam.apply(by_generator)
        return discriminator_loss, generator_loss


if __name__ == "__main__":
    parser = tf_step.add_options(turns.parser(__doc__))
    parser.add_argument("--size", type=int, choices=[28, 64], default=28)
    parsed = parser.parse_args()
    tf_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
