/** Checkpoints: the whole state of a run, in files that cannot be mistaken or half-written. */
package org.gan4j.train.checkpoint;
