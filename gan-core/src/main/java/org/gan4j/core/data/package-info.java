/**
 * Data sets and other sources of images, on the host, as bytes.
 *
 * <p>A {@link org.gan4j.core.data.Dataset} has a name, images, a hash of its content, labels if it
 * has classes, and a second domain if it has two. Its images are an {@link
 * org.gan4j.core.data.ImageStore}: an {@link org.gan4j.core.data.Images} holds them in memory,
 * {@code [count, height, width, channels]}, 0 to 255; other stores read one image at a time. A
 * training converts them to float32 in [-1, 1].
 *
 * <pre>{@code
 * var shape = new ImageShape(28, 28, 1);
 * byte[] pixels = ...; // count * 28 * 28 * 1 values
 * int[] labels = ...; // count values, 0 or 1
 * Dataset shoes = Dataset.of("shoes/train", new Images(shape, pixels), Optional.of(labels),
 *     new ClassNames(List.of("boot", "sandal")));
 * }</pre>
 *
 * <p>The data sets that a config can name are in {@link org.gan4j.core.data.catalog}.
 */
package org.gan4j.core.data;
