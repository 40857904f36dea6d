package org.gan4j.core.layer;

/** How a convolution treats the border. */
enum Padding {
  /** Zeros are added, so that the output size is ceil(n / stride). */
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
  /**
   * Nothing is added; the kernel stays inside, so that the output size is ceil((n - kernel + 1) /
   * stride).
   */
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
