/**
 * Many runs of one study: a sweep file names configs, alternatives and seeds, and each combination
 * is a job, a process of its own that trains, evaluates and reports in a run directory of its own.
 * An engine, this machine or Slurm, works the jobs off; what is done is read from the run
 * directories alone.
 */
package org.gan4j.experiments.sweep;
