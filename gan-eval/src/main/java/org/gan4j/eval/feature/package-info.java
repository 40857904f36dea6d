/** The features that a network gives for images, in tables and as mean and covariance. */
package org.gan4j.eval.feature;
