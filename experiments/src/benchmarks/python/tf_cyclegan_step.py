"""The CycleGAN step of StepTurns.java in TensorFlow for Python: same networks, losses, pools."""

import numpy

import tf_step
import turns
from tf_step import tf

BLOCKS = 6
WIDTH = 64
COUNT = 64
SIZE = 128
POOL = 50
CYCLE, IDENTITY = 10.0, 0.5


def reflected(size):
    return lambda x: tf.pad(x, [[0, 0], [size, size], [size, size], [0, 0]], "REFLECT")


def zeros(x):
    return tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]])


def block(net, width):
    conv1 = net.conv(width, width, 3, padding="VALID")
    conv2 = net.conv(width, width, 3, padding="VALID")
    pad = reflected(1)

    def apply(x):
        h = tf.nn.relu(tf_step.instance_norm(conv1(pad(x))))
        return x + tf_step.instance_norm(conv2(pad(h)))

    return apply


def make_generator():
    net, norm = tf_step.Network(), tf_step.instance_norm
    net.add(reflected(3), net.conv(3, WIDTH, 7, padding="VALID"), norm, tf.nn.relu)
    for inputs in (WIDTH, 2 * WIDTH):
        net.add(net.conv(inputs, 2 * inputs, 3, 2), norm, tf.nn.relu)
    net.add(*[block(net, 4 * WIDTH) for _ in range(BLOCKS)])
    for inputs in (4 * WIDTH, 2 * WIDTH):
        net.add(net.conv_transpose(inputs, inputs // 2, 3, 2), norm, tf.nn.relu)
    return net.add(reflected(3), net.conv(WIDTH, 3, 7, padding="VALID"), tf.tanh)


def make_discriminator():
    net = tf_step.Network()
    net.add(zeros, net.conv(3, WIDTH, 4, 2, "VALID"), tf_step.leaky)
    for inputs, stride in ((WIDTH, 2), (2 * WIDTH, 2), (4 * WIDTH, 1)):
        net.add(zeros, net.conv(inputs, 2 * inputs, 4, stride, "VALID"))
        net.add(tf_step.instance_norm, tf_step.leaky)
    return net.add(zeros, net.conv(8 * WIDTH, 1, 4, 1, "VALID"))


class Pool:
    def __init__(self):
        self.images = tf.Variable(tf.zeros([POOL, SIZE, SIZE, 3]), trainable=False)
        self.count = tf.Variable(0, trainable=False)

    def exchange(self, image):
        filling = self.count < POOL
        place = tf.where(filling, self.count, tf.random.uniform([], 0, POOL, tf.int32))
        place = tf.minimum(place, POOL - 1)
        kept = tf.logical_or(filling, tf.random.uniform([]) < 0.5)
        old = tf.gather(self.images, [place])
        shown = tf.where(kept, image, old)
        stored = tf.where(tf.logical_and(kept, tf.logical_not(filling)), old, image)
        self.images.scatter_update(tf.IndexedSlices(stored, [place]))
        self.count.assign(tf.minimum(self.count + 1, POOL))
        return tf.stop_gradient(shown)


def distance(x, y):
    return tf.reduce_mean(tf.abs(x - y))


def squares(logits, target):
    return tf.reduce_mean(tf.square(logits - target))


class Trainer(tf_step.Trainer):
    def __init__(self, options):
        self.a_to_b, self.b_to_a = make_generator(), make_generator()
        self.judge_a, self.judge_b = make_discriminator(), make_discriminator()
        self.pool_a, self.pool_b = Pool(), Pool()
        self.generators = self.a_to_b.weights + self.b_to_a.weights
        self.discriminators = self.judge_a.weights + self.judge_b.weights
        self.generator_adam = tf_step.Adam(self.generators, 0.5, 0.999)
        self.discriminator_adam = tf_step.Adam(self.discriminators, 0.5, 0.999)
        images = numpy.random.default_rng(1).integers(0, 256, (COUNT, SIZE, SIZE, 3), numpy.uint8)
        networks = [self.a_to_b, self.b_to_a, self.judge_a, self.judge_b]
        super().__init__(options, networks, images)

    def step(self):
        self.last = self.updated(self.next_indices(), self.next_indices())

    def update(self, indices_a, indices_b):
        real_a, real_b = self.real(indices_a), self.real(indices_b)
        with tf.GradientTape(persistent=True) as tape:
            fake_b, fake_a = self.a_to_b(real_a), self.b_to_a(real_b)
            cycle = distance(self.b_to_a(fake_b), real_a) + distance(self.a_to_b(fake_a), real_b)
            same = distance(self.a_to_b(real_b), real_b) + distance(self.b_to_a(real_a), real_a)
            fooled = squares(self.judge_b(fake_b), 1) + squares(self.judge_a(fake_a), 1)
            generator_loss = fooled + CYCLE * (cycle + IDENTITY * same)
            old_a, old_b = self.pool_a.exchange(fake_a), self.pool_b.exchange(fake_b)
            loss_a = squares(self.judge_a(real_a), 1) + squares(self.judge_a(old_a), 0)
            loss_b = squares(self.judge_b(real_b), 1) + squares(self.judge_b(old_b), 0)
            discriminator_loss = (loss_a + loss_b) / 2
        by_generators = tape.gradient(generator_loss, self.generators)
        by_discriminators = tape.gradient(discriminator_loss, self.discriminators)
        self.generator_adam.apply(by_generators)
        self.discriminator_adam.apply(by_discriminators)
        return generator_loss, discriminator_loss


if __name__ == "__main__":
    parsed = tf_step.add_options(turns.parser(__doc__)).parse_args()
    tf_step.prepare(parsed)
    turns.run(Trainer(parsed), parsed)
