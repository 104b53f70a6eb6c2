package receipt

import (
	"errors"
	"math/big"
	"strings"
)

// alphabet is Bitcoin's: no 0, O, I and l, which look alike.
const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// multibase writes bytes in base58 after the "z" that says so.
func multibase(b []byte) string {
	number, digit, base := new(big.Int).SetBytes(b), new(big.Int), big.NewInt(58)
	var digits []byte
	for number.Sign() > 0 {
		number.DivMod(number, base, digit)
		digits = append(digits, alphabet[digit.Int64()])
	}
	for i := 0; i < len(b) && b[i] == 0; i++ {
		digits = append(digits, alphabet[0])
	}
	text := []byte{'z'}
	for i := len(digits) - 1; i >= 0; i-- {
		text = append(text, digits[i])
	}
	return string(text)
}

// fromMultibase reads exactly size bytes that multibase wrote.
func fromMultibase(text string, size int) ([]byte, error) {
	digits, ok := strings.CutPrefix(text, "z")
	if !ok || len(digits) > 2*size {
		return nil, errors.New("it is not in base58")
	}
	number, base := new(big.Int), big.NewInt(58)
	for _, r := range digits {
		digit := strings.IndexRune(alphabet, r)
		if digit < 0 {
			return nil, errors.New("it is not in base58")
		}
		number.Add(number.Mul(number, base), big.NewInt(int64(digit)))
	}
	if number.BitLen() > 8*size {
		return nil, errors.New("it is too long")
	}
	b := number.FillBytes(make([]byte, size))
	if multibase(b) != text { // leading zeros more or fewer
		return nil, errors.New("it has another length")
	}
	return b, nil
}
