/** Copies of the networks that share each batch, and the device of each copy. */
package org.gan4j.train.internal.replica;
