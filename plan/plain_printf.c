#include "plain_printf.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct out {
	char	*to;
	size_t	 room, n;	/* n counts what there is no room for too */
};

static void
put(struct out *o, const char *s, size_t len)
{
	if (o->n < o->room)
		memcpy(o->to + o->n, s, len < o->room - o->n ? len :
		    o->room - o->n);
	o->n += len;
}

static void
put_number(struct out *o, size_t x, bool minus)
{
	char digits[24], *s = digits + sizeof digits;

	do {
		*--s = (char)('0' + x % 10);
		x /= 10;
	} while (x > 0);
	if (minus)
		*--s = '-';
	put(o, s, (size_t)(digits + sizeof digits - s));
}

/* Whether all conversions are known. */
static bool
is_plain(const char *fmt)
{
	for (; (fmt = strchr(fmt, '%')) != NULL; fmt++) {
		fmt++;
		if (fmt[0] == '.' && fmt[1] == '*' && fmt[2] == 's')
			fmt += 2;
		else if (fmt[0] == 'z' && fmt[1] == 'u')
			fmt++;
		else if (*fmt == '\0' || strchr("sduc%", *fmt) == NULL)
			return false;
	}
	return true;
}

static size_t
length_within(const char *s, int most)
{
	return most < 0 ? strlen(s) : strnlen(s, (size_t)most);
}

static void
put_int(struct out *o, int x)
{
	put_number(o, x < 0 ? 0 - (size_t)x : (size_t)x, x < 0);
}

/* One conversion; what follows it. */
static const char *
convert(struct out *o, const char *fmt, va_list *ap)
{
	int most = -1;
	const char *s;
	char c;

	if (*fmt == '.') {
		most = va_arg(*ap, int);
		fmt += 2;
	}
	switch (*fmt) {
	case 's':
		s = va_arg(*ap, const char *);
		if (s != NULL)
			put(o, s, length_within(s, most));
		break;
	case 'd':
		put_int(o, va_arg(*ap, int));
		break;
	case 'u':
		put_number(o, va_arg(*ap, unsigned), false);
		break;
	case 'z':
		put_number(o, va_arg(*ap, size_t), false);
		fmt++;
		break;
	case 'c':
		c = (char)va_arg(*ap, int);
		put(o, &c, 1);
		break;
	default:
		put(o, "%", 1);
	}
	return fmt + 1;
}

int
plain_vprintf(char *to, size_t room, const char *fmt, va_list ap)
{
	struct out o = { to, room, 0 };
	const char *percent;
	va_list mine;

	if (!is_plain(fmt))
		return vsnprintf(to, room, fmt, ap);
	va_copy(mine, ap);
	while ((percent = strchr(fmt, '%')) != NULL) {
		put(&o, fmt, (size_t)(percent - fmt));
		fmt = convert(&o, percent + 1, &mine);
	}
	va_end(mine);
	put(&o, fmt, strlen(fmt));
	if (room > 0)
		to[o.n < room ? o.n : room - 1] = '\0';
	return (int)o.n;
}
