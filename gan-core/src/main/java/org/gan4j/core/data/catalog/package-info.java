/**
 * The data sets that a config can name, one family a file: MNIST and Fashion-MNIST, folders of
 * images, and the data sets with two domains that are made of them.
 *
 * <pre>{@code
 * var spec = new DatasetSpec("folder", Optional.of("/data/faces"), 64, 3);
 * Dataset faces = DatasetCatalog.ofEnvironment().load(spec, Split.TRAIN);
 * }</pre>
 */
package org.gan4j.core.data.catalog;
