"""Check a published draw as draws.md says: python3 verify_draw.py draw-….json"""
import hashlib, itertools, json, sys

def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()

def digest(value):
    return sha(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))

def turns(d, n, line, skips):  # one line of the plan: who may be drawn, in drawn order
    pool = [c for c in d["list"] if c["stratum"] == line["stratum"]]
    barred = {x["id"]: x["reason"] for x in d["exclusions"] if x["line"] in (0, n)}
    barred |= {x["id"]: x["reason"] for x in line["recusals"]}
    words = (int(sha(f"{d['seed']}:{n}:{k}")[:8], 16) for k in itertools.count())
    for i, left in enumerate(range(len(pool), 0, -1)):
        j = i + next(x for w in words if (x := w >> 32 - (left - 1).bit_length()) < left)
        pool[i], pool[j] = one, _ = pool[j], pool[i]
        if one["id"] not in barred:
            yield {"line": n, "id": one["id"], "label": one["label"]}
        else:
            skips.append({"line": n, "turn": i + 1, "id": one["id"], "reason": barred[one["id"]]})

def run(d):
    result, skips, redraws, ways = [], [], [], {}
    for n, line in enumerate(d["announcement"]["plan"] if d["seed"] else [], 1):
        way = turns(d, n, line, skips)
        for place in range(len(result) + 1, len(result) + 1 + line["count"]):
            result.append({"place": place, **next(way)})
            ways[place] = way
    final = list(result)
    for x in d["redraws"]:
        new = {"place": x["place"], **next(ways[x["place"]])}
        redraws.append(x | {"out": final[x["place"] - 1]["id"], "in": new["id"]})
        final[x["place"] - 1] = new
    return {"result": result, "skips": skips, "redraws": redraws, "final": final}

def verify(d):  # the parts of the file that are not what they must be
    a, key, rows, public = d["announcement"], d["announcement_digest"], d["list"], d["public_value"]
    kept = {x["party"]: x["digest"] for x in d["commitments"]}
    opened = {x["party"]: sha(f"{key}:{x['party']}:{x['salt']}:{x['value']}") for x in d["reveals"]}
    whole = a["parties"] != [] and list(opened) == a["parties"]
    known = whole != (public is not None) and (whole or a["public"] is not None)
    material = {k: d[k] for k in ("exclusions", "commitments", "reveals", "public_value")}
    sizes = [digest(rows), len(rows), len({x["id"] for x in rows})]
    right = {
        "format": "zhunsheng-draw/1",
        "file_digest": digest({k: v for k, v in d.items() if k != "file_digest"}),
        "list": rows if sizes == [a["list_digest"], a["size"], a["size"]] else None,
        "announcement_digest": digest(a),
        "reveals": d["reveals"] if all(kept.get(p) == x for p, x in opened.items()) else None,
        "seed": digest({"announcement": key, **material}) if known else None,
    } | run(d)
    return [part for part in right if digest(d[part]) != digest(right[part])]

if __name__ == "__main__":
    document = json.load(open(sys.argv[1], encoding="utf-8"))
    wrong = verify(document)
    print("不符：" + "、".join(wrong) if wrong else "全部相符。请核对公告摘要：" + document["announcement_digest"])
    sys.exit(bool(wrong))
