package explore

import (
	"strings"
	"testing"
)

// An oops in the form in which a kernel prints it: time stamps, registers, code, modules. Its names and sizes are those of
// the 6.12 map, its offsets and its register values are made up.
const oops = `[   42.117361] BUG: kernel NULL pointer dereference, address: 0000000000000018
[   42.117399] #PF: supervisor read access in kernel mode
[   42.117425] Oops: Oops: 0000 [#1] PREEMPT SMP NOPTI
[   42.117441] CPU: 1 UID: 0 PID: 613 Comm: curl Not tainted 6.12.117+deb12-cloud-amd64 #1  Debian 6.12.117-1~bpo12+1
[   42.117470] RIP: 0010:tcp_v4_connect+0x1ac/0x520
[   42.117489] Code: 48 8b 83 a0 02 00 00 48 85 c0 0f 84 1d 01 00 00 <8b> 40 18 89 44 24 10
[   42.117527] RSP: 0018:ffffa1e0c0a8fd20 EFLAGS: 00010246
[   42.117543] RAX: 0000000000000000 RBX: ffff8b1a04b2c000 RCX: 0000000000000000
[   42.117560] R13: ffffffff98b14d3c R14: 0000000000000010 R15: 0000000000000000
[   42.117577] FS:  00007f3a8c1a2740(0000) GS:ffff8b1a3bc80000(0000) knlGS:0000000000000000
[   42.117601] Call Trace:
[   42.117608]  <TASK>
[   42.117615]  ? show_regs.part.0+0x1e/0x30
[   42.117627]  __inet_stream_connect+0xd1/0x400
[   42.117641]  ? nf_conntrack_in+0x10a/0x7d0 [nf_conntrack]
[   42.117655]  entry_SYSCALL_64_after_hwframe+0x76/0x7e
[   42.117670]  </TASK>
[   42.117676] Modules linked in: nf_conntrack nf_defrag_ipv6
[   42.117701] Kernel Offset: 0x17000000 from 0xffffffff81000000 (relocation range: 0xffffffff80000000-0xffffffffbfffffff)
`

func TestOopsLineByLine(t *testing.T) {
	m := open(t, cloud)
	l := m.Locate(oops, 0, false)
	lines := strings.Split(oops, "\n")
	got := map[string]Place{}
	for _, p := range l.Places {
		if !strings.Contains(lines[p.Line], p.Text) {
			t.Errorf("line %d does not have %q", p.Line, p.Text)
		}
		got[p.Text] = p
	}
	if l.Why != "told" || l.Shift != 0x17000000 {
		t.Errorf("shift %#x is %q", l.Shift, l.Why)
	}
	for text, want := range map[string]struct {
		name    string
		offset  uint64
		verdict Verdict
	}{
		"tcp_v4_connect+0x1ac/0x520":               {"tcp_v4_connect", 0x1ac, Agrees},
		"__inet_stream_connect+0xd1/0x400":         {"__inet_stream_connect", 0xd1, Agrees},
		"nf_conntrack_in+0x10a/0x7d0":              {"", 0x10a, NoName}, // of a module: the map has none
		"ffffffff98b14d3c":                         {"tcp_v4_connect", 428, Here},
		"entry_SYSCALL_64_after_hwframe+0x76/0x7e": {"entry_SYSCALL_64_after_hwframe", 0x76, Agrees},
	} {
		p, ok := got[text]
		name := ""
		if ok && p.Seq >= 0 {
			name = string(m.Name(p.Seq))
		}
		if !ok || name != want.name || p.Offset != want.offset || p.Verdict != want.verdict {
			t.Errorf("%q: %s %+v, want %+v", text, name, p, want)
		}
	}
	for text := range got {
		if strings.Trim(text, "0") == "" || strings.HasPrefix(text, "ffff8b1a") || strings.HasPrefix(text, "00007f") {
			t.Errorf("%q is taken for an address of the kernel", text)
		}
	}
}
