/**
 * The shipped variants, each in one file: hyperparameters, networks, and the training step as in
 * the paper. To begin a new variant, copy the most similar one.
 */
package org.gan4j.models;
