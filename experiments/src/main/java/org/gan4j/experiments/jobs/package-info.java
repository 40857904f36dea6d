/** What the verbs of the command do: here, and only here, the modules are wired together. */
package org.gan4j.experiments.jobs;
