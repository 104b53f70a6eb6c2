package compress

import "hash/crc32"

// A CRC-32 is a polynomial over the field of two elements modulo that of crc32.IEEE, its lowest
// power in the highest bit. That of a text after another is that of the first times x to the
// number of bits of the second, plus that of the second (M. Adler's crc32_combine of zlib).

// shiftBy is x to the number of bits of so many bytes.
func shiftBy(n int) uint32 {
	const one, byteLong = uint32(1) << 31, uint32(1) << 23
	shift := one
	for power := byteLong; n > 0; n >>= 1 {
		if n&1 != 0 {
			shift = multiply(power, shift)
		}
		power = multiply(power, power)
	}
	return shift
}

// multiply multiplies two polynomials.
func multiply(a, b uint32) (product uint32) {
	for bit := uint32(1) << 31; bit != 0; bit >>= 1 {
		if a&bit != 0 {
			product ^= b
		}
		if b&1 != 0 {
			b = b>>1 ^ crc32.IEEE
		} else {
			b >>= 1
		}
	}
	return product
}
