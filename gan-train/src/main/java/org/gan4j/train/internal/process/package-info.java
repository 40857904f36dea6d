/**
 * Several processes that train one model together. One of them, the {@link
 * org.gan4j.train.internal.process.Chief}, leads the training; each other is a {@link
 * org.gan4j.train.internal.process.Follower} and does what the chief tells it over a connection of
 * their own. TensorFlow's collective operations carry the numbers.
 */
package org.gan4j.train.internal.process;
