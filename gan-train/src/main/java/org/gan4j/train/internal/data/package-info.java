/**
 * The data set on the device: images, labels and subsets, in variables that no checkpoint holds.
 */
package org.gan4j.train.internal.data;
