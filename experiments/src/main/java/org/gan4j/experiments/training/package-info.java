/** Trains: one run from its request to its last checkpoint, in one process or several. */
package org.gan4j.experiments.training;
