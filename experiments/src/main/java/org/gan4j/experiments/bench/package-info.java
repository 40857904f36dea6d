/** What a step costs: figures, their table, and how they stand to earlier ones. */
package org.gan4j.experiments.bench;
