/**
 * Training: the graph a variant declares itself to, the session that runs its phases, the loop
 * around them, and what a run leaves on disk.
 */
package org.gan4j.train;
