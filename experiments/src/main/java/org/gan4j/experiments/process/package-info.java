/**
 * Processes: locks across hosts and containers, stop signals, child processes, temporary folders.
 */
package org.gan4j.experiments.process;
