/**
 * Finds the ranks and machines of the processes of a training: on the machines of a list, or where
 * Slurm has placed them.
 */
package org.gan4j.experiments.replica;
