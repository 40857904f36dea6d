"""What the steps in TensorFlow for Python have in common: layers, images, updates.

Layers are functions of an image, NHWC, with fused batch norms and TensorFlow's own Adam kernel, and
a step is one tf.function: the fastest plain form that we know.
"""

import os

os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import tensorflow as tf


def add_options(parser):
    parser.add_argument("--xla", action="store_true", help="jit_compile")
    return parser


def prepare(options):
    tf.config.threading.set_intra_op_parallelism_threads(options.threads)
    tf.config.threading.set_inter_op_parallelism_threads(options.threads)
    tf.random.set_seed(1)


class Network:
    """A chain of functions and the weights they train."""

    def __init__(self, deviation=0.02):
        self.weights, self.layers, self.deviation = [], [], deviation

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def weight(self, shape, deviation=None):
        deviation = self.deviation if deviation is None else deviation
        variable = tf.Variable(tf.random.normal(shape, stddev=deviation))
        self.weights.append(variable)
        return variable

    def constant_weight(self, value, size):
        variable = tf.Variable(tf.fill([size], float(value)))
        self.weights.append(variable)
        return variable

    def add(self, *layers):
        self.layers += layers
        return self

    def biased(self, channels, bias):
        """Adds a bias, or nothing."""
        if not bias:
            return lambda x: x
        shift = self.constant_weight(0, channels)
        return lambda x: tf.nn.bias_add(x, shift)

    def dense(self, inputs, outputs, bias=True):
        kernel, then = self.weight([inputs, outputs]), self.biased(outputs, bias)
        return lambda x: then(tf.matmul(x, kernel))

    def conv(self, inputs, outputs, kernel, stride=1, padding="SAME", bias=True):
        weight = self.weight([kernel, kernel, inputs, outputs])
        then = self.biased(outputs, bias)
        return lambda x: then(tf.nn.conv2d(x, weight, stride, padding))

    def conv_transpose(self, inputs, outputs, kernel, stride, bias=True):
        weight = self.weight([kernel, kernel, outputs, inputs])
        then = self.biased(outputs, bias)

        def apply(x):
            batch, height, width, _ = x.shape
            shape = [batch, height * stride, width * stride, outputs]
            return then(tf.nn.conv2d_transpose(x, weight, shape, stride, "SAME"))

        return apply

    def batch_norm(self, channels):
        scale, shift = self.constant_weight(1, channels), self.constant_weight(0, channels)
        mean = tf.Variable(tf.zeros([channels]), trainable=False)
        variance = tf.Variable(tf.ones([channels]), trainable=False)

        def apply(x):
            y, batch_mean, batch_variance = tf.compat.v1.nn.fused_batch_norm(
                x, scale, shift, epsilon=1e-5
            )
            mean.assign_sub(0.1 * (mean - batch_mean))
            variance.assign_sub(0.1 * (variance - batch_variance))
            return y

        return apply


def instance_norm(x):
    mean, variance = tf.nn.moments(x, [1, 2], keepdims=True)
    return tf.nn.batch_normalization(x, mean, variance, None, None, 1e-5)


def leaky(x):
    return tf.nn.leaky_relu(x, 0.2)


class Adam:
    """TensorFlow's kernel, one operation a weight."""

    def __init__(self, weights, beta1, beta2):
        self.weights, self.beta1, self.beta2 = weights, beta1, beta2
        self.slots = [(tf.Variable(tf.zeros_like(w)), tf.Variable(tf.zeros_like(w))) for w in weights]
        self.count = tf.Variable(0.0)

    def apply(self, gradients):
        count = self.count.assign_add(1.0)
        for weight, (m, v), gradient in zip(self.weights, self.slots, gradients):
            tf.raw_ops.ResourceApplyAdam(
                var=weight.handle,
                m=m.handle,
                v=v.handle,
                beta1_power=tf.pow(self.beta1, count),
                beta2_power=tf.pow(self.beta2, count),
                lr=2e-4,
                beta1=self.beta1,
                beta2=self.beta2,
                epsilon=1e-8,
                grad=gradient,
            )


class Trainer:
    """Owns networks and images; a variant's step is update()."""

    def __init__(self, options, networks, images):
        self.batch, self.networks = options.batch, networks
        self.images = tf.Variable(images, trainable=False)
        order = tf.random.shuffle(tf.range(images.shape[0]))
        count = images.shape[0] // self.batch * self.batch
        self.batches = tf.unstack(tf.reshape(order[:count], [-1, self.batch]))
        self.taken = 0
        self.updated = tf.function(self.update, jit_compile=options.xla)

    def parameters(self):
        return [sum(int(tf.size(w)) for w in network.weights) for network in self.networks]

    def next_indices(self):
        self.taken += 1
        return self.batches[self.taken % len(self.batches)]

    def real(self, indices):
        pixels = tf.gather(self.images, indices)
        return tf.cast(pixels, tf.float32) * (1 / 127.5) - 1

    def step(self):
        self.last = self.updated(self.next_indices())

    def finish(self):
        self.losses()

    def losses(self):
        return " ".join(f"{float(loss):.4f}" for loss in self.last)
