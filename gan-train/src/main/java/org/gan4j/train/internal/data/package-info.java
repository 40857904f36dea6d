/**
 * The data set on the device: images, labels and subsets, in variables that are not part of
 * checkpoints.
 */
package org.gan4j.train.internal.data;
