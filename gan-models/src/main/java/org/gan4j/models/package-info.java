/**
 * The GAN family, one file a variant: hyperparameters, networks, and the training step as the paper
 * states it. To begin a new variant, copy the nearest.
 */
package org.gan4j.models;
