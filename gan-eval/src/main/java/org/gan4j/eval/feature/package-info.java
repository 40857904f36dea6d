/** The features of images, in tables and as mean and covariance. */
package org.gan4j.eval.feature;
