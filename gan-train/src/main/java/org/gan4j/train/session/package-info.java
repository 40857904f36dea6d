/** A graph with values: the session that runs its phases, and what goes in and comes out. */
package org.gan4j.train.session;
