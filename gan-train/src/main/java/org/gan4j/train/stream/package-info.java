/** Reads the images of data sets that are not on the device, ahead of the steps. */
package org.gan4j.train.stream;
