// Checks a published draw in the browser, as docs/draws.md says: verifyDraw(document) → names of what is wrong.
(() => {
  "use strict";
  const PARTS = ["format", "file_digest", "list", "announcement_digest", "reveals", "seed", "result", "skips", "redraws", "final"];
  const SOURCES = ["exclusions", "commitments", "reveals", "public_value"];
  // RFC 8785: keys in order, nothing between; JSON.stringify writes strings and integers as it asks.
  const canonical = (v) =>
    Array.isArray(v) ? `[${v.map(canonical)}]`
    : v && typeof v === "object" ? `{${Object.keys(v).sort().map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`)}}`
    : JSON.stringify(v);
  const sha = async (text) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const digest = (v) => sha(canonical(v));
  // One line of the plan: who may be drawn, in drawn order; the others go to skips.
  async function* turns(d, n, line, skips) {
    const pool = d.list.filter((c) => c.stratum === line.stratum);
    const later = d.exclusions.filter((x) => x.line === 0 || x.line === n);
    const barred = new Map([...later, ...line.recusals].map((x) => [x.id, x.reason]));
    for (let i = 0, counter = 0; i < pool.length; i++) {
      const left = pool.length - i;
      let x = left;
      while (x >= left) x = Math.floor(parseInt((await sha(`${d.seed}:${n}:${counter++}`)).slice(0, 8), 16) / 2 ** Math.clz32(left - 1));
      [pool[i], pool[i + x]] = [pool[i + x], pool[i]];
      const { id, label } = pool[i];
      if (barred.has(id)) skips.push({ line: n, turn: i + 1, id, reason: barred.get(id) });
      else yield { line: n, id, label };
    }
    throw new Error("too few");
  }
  async function run(d) {
    const result = [], skips = [], redraws = [], ways = [];
    for (const [k, line] of (d.seed ? d.announcement.plan : []).entries()) {
      const way = turns(d, k + 1, line, skips);
      for (let i = 0; i < line.count; i++) ways.push(way), result.push({ place: ways.length, ...(await way.next()).value });
    }
    const final = [...result];
    for (const { place, reason } of d.redraws) {
      const now = { place, ...(await ways[place - 1].next()).value };
      redraws.push({ place, reason, out: final[place - 1].id, in: now.id });
      final[place - 1] = now;
    }
    return { result, skips, redraws, final };
  }
  async function recomputed(d) {
    if (PARTS.some((part) => !(part in d))) throw new Error("incomplete");
    const a = d.announcement, key = d.announcement_digest, { file_digest: _, ...rest } = d;
    const made = new Map(d.commitments.map((x) => [x.party, x.digest]));
    const opened = await Promise.all(d.reveals.map(async (x) => (await sha(`${key}:${x.party}:${x.salt}:${x.value}`)) === made.get(x.party)));
    const whole = a.parties.length > 0 && canonical(d.reveals.map((x) => x.party)) === canonical(a.parties);
    const known = whole !== (d.public_value !== null) && (whole || a.public !== null);
    const sizes = [await digest(d.list), d.list.length, new Set(d.list.map((c) => c.id)).size];
    const material = Object.fromEntries(SOURCES.map((name) => [name, d[name]]));
    return { format: "zhunsheng-draw/1", file_digest: await digest(rest), announcement_digest: await digest(a), ...(await run(d)),
      list: canonical(sizes) === canonical([a.list_digest, a.size, a.size]) ? d.list : null, reveals: opened.every(Boolean) ? d.reveals : null,
      seed: known ? await digest({ announcement: key, ...material }) : null };
  }
  globalThis.verifyDraw = (d) =>
    recomputed(d).then((right) => PARTS.filter((part) => canonical(d[part]) !== canonical(right[part]))).catch(() => ["format"]);
})();
