/** Saves the whole state of a run in files that are complete, hashed and tied to their config. */
package org.gan4j.train.checkpoint;
