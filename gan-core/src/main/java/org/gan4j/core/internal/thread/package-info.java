/** Threads that read ahead of the thread that uses what they read. */
package org.gan4j.core.internal.thread;
