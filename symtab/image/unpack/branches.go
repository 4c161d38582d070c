package unpack

// Filters for branches make code shrink better: before compressing, they put the address a branch goes to in place of the
// distance to it, so that all branches to one place look the same. These undo that, by the encodings of the instructions.

// convertARM64 takes the address of the instruction off BL, whose 26 low bits count words, and off ADRP, whose 21 bits count
// pages of 4 KiB in two pieces. Of ADRP only distances of up to 512 MiB had been changed: those whose four high bits are equal, the
// sign apart.
func convertARM64(code []byte, pc uint32) {
	const bl, adrp, wordSize, pageBits = 0x25, 0x90000000, 4, 12
	for i := 0; i+wordSize <= len(code); i += wordSize {
		instruction, at := little.Uint32(code[i:]), pc+uint32(i)
		switch {
		case instruction>>26 == bl:
			instruction = bl<<26 | (instruction-at/wordSize)&(1<<26-1)
		case instruction&0x9f000000 == adrp:
			const near, sign = 1 << 17, 0x1c0000
			page := instruction>>29&3 | instruction>>3&0x1ffffc
			if (page+near)&sign != 0 {
				continue
			}
			page -= at >> pageBits
			instruction = instruction&0x9000001f | page&3<<29 | page&0x3fffc<<3 | -(page&near)&0xe00000
		default:
			continue
		}
		little.PutUint32(code[i:], instruction)
	}
}

// convertRISCV undoes what became of JAL to ra or t0, and of AUIPC with the instruction behind it that adds the low 12 bits. Both
// may begin at any even byte.
func convertRISCV(code []byte, pc uint32) {
	const jal, auipc, pair = 0xef, 0x17, 8
	for i := 0; i+pair <= len(code); {
		switch {
		case code[i] == jal && code[i+1]&0x0d == 0:
			convertJAL(code[i:], pc+uint32(i))
			i += 4
		case code[i]&0x7f == auipc:
			i += convertAUIPC(code[i:], pc+uint32(i))
		default:
			i += 2
		}
	}
}

// convertJAL: the address is 20 bits in halfwords, the high ones first; in the instruction the distance lies in four pieces.
func convertJAL(code []byte, pc uint32) {
	address := uint32(code[1]&0xf0)<<13 | uint32(code[2])<<9 | uint32(code[3])<<1
	distance := address - pc
	code[1] = code[1]&0x0f | byte(distance>>8)&0xf0
	code[2] = byte(distance>>16)&0x0f | byte(distance>>7)&0x10 | byte(distance<<4)&0xe0
	code[3] = byte(distance>>4)&0x7f | byte(distance>>13)&0x80
}

// convertAUIPC returns how far to go on. A pair that was changed is an AUIPC to x2, with the register and the 20 low bits of
// the second instruction in its high bits, and the address, its high byte first, in place of the second. A pair that looked like
// that before it was changed had its halves rearranged, which is undone, too.
func convertAUIPC(code []byte, pc uint32) int {
	const auipcX2, low12, alone, fake, pair = 0x117, 1<<12 - 1, 4, 6, 8
	first, second := little.Uint32(code), little.Uint32(code[4:])
	if first&0xe80 != 0 { // not to x0 nor x2
		if (first<<8^(second-3))&0xf8003 != 0 {
			return fake // the second does not use what the first sets
		}
		little.PutUint32(code, auipcX2|second<<12)
		little.PutUint32(code[4:], first&^low12+second>>20)
		return pair
	}
	register := first >> 27
	if (first-0x3117)<<18 >= register&0x1d {
		return alone
	}
	distance := big.Uint32(code[4:]) - pc
	little.PutUint32(code, 0x17|register<<7|(distance+0x800)&^low12)
	little.PutUint32(code[4:], first>>12|distance<<20)
	return pair
}
