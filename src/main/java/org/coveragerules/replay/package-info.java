/** Cases that prove the rules: reading them, running them, and saying what differs from what they expect. */
package org.coveragerules.replay;
