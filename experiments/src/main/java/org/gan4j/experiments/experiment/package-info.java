/** The experiment: its config as records, and the names that it gives to variants and runs. */
package org.gan4j.experiments.experiment;
