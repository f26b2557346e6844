/** Text as files hold it, and as a person is shown that of others. */
package org.coveragerules.internal.text;
