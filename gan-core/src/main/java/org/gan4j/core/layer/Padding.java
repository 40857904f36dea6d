package org.gan4j.core.layer;

/** How a convolution treats the border. */
enum Padding {
  /** Zeros, so that a map of n comes out as ceil(n / stride). */
  SAME {
    @Override
    long convolved(long size, int kernel, int stride) {
      return (size + stride - 1) / stride;
    }

    @Override
    long transposed(long size, int kernel, int stride) {
      return size * stride;
    }
  },
  /** None: the kernel stays inside, so that n comes out as ceil((n - kernel + 1) / stride). */
  VALID {
    @Override
    long convolved(long size, int kernel, int stride) {
      return (size - kernel + stride) / stride;
    }

    @Override
    long transposed(long size, int kernel, int stride) {
      return (size - 1) * stride + kernel;
    }
  };

  abstract long convolved(long size, int kernel, int stride);

  abstract long transposed(long size, int kernel, int stride);
}
