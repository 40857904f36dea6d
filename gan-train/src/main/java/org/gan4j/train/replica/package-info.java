/**
 * Several processes that train one model together. One of them, the {@link
 * org.gan4j.train.replica.Chief}, is the training; each other is a {@link
 * org.gan4j.train.replica.Follower} and does what the chief tells it over a connection of their
 * own. Numbers go through TensorFlow's collective operations.
 */
package org.gan4j.train.replica;
