# how a promise stands by what letters say later: refused, only named, kept surely
# and perhaps, in letters with and without a date
mkdir in
letter() { # NAME NUMBER SESSION DATE; the body comes from standard input
	printf '栎陵市水务局\n\n栎陵市水函〔%s号\n\n关于市政协五届%s提案的答复\n\n柯以宁委员：\n\n　　您提出的“关于加强河道管护的提案”收悉。经研究，现答复如下：\n\n' "$2" "$3" >in/$1.txt
	cat >>in/$1.txt
	printf '\n　　　　　　　　　　　　　　栎陵市水务局\n%s' "${4:+
　　　　　　　　　　　　　　$4
}" >>in/$1.txt
}
letter a 2022〕12 二次会议第31号 2022年5月20日 <<'X'
　　一、修建滨河栈道。我局将于2023年6月底前建成磐溪河下游滨河观光栈道。

　　二、整治黑臭水体。计划2023年底前完成城南磨坊沟黑臭水体综合整治。

　　三、更新泵站设备。我局将更新改造东门排涝泵站老旧机电设备。

　　四、建设监测站点。计划2024年底前新建磐溪河上游水质自动监测站点。

　　五、开展清淤。我局将对北郊引水渠实施全线清淤疏浚。
X
letter b 2023〕15 三次会议第40号 2023年9月18日 <<'X'
　　一、修建滨河栈道。关于建成磐溪河下游滨河观光栈道，因涉及行洪安全，暂不具备实施条件，不予建设。

　　二、整治黑臭水体。城南磨坊沟黑臭水体综合整治是群众关心的大事。

　　三、更新泵站设备。东门排涝泵站老旧机电设备已更新改造完毕。

　　四、建设监测站点。正在新建磐溪河上游水质自动监测站点。
X
letter c 2023〕16 三次会议第41号 2023年9月18日 <<'X'
　　一、更新泵站设备。我局将更新改造东门排涝泵站老旧机电设备。

　　二、建设监测站点。我局正在加快新建磐溪河上游水质自动监测站点。
X
letter d 2024〕3 四次会议第2号 '' <<'X'
　　一、开展清淤。我局已对北郊引水渠实施全线清淤疏浚。
X
"$DAFU" ingest -q -a a.dafu in; echo "ingest $?"
"$DAFU" list -a a.dafu --columns id,date,path --sort id -f csv
"$DAFU" stats -a a.dafu --promises -f csv | cut -d , -f 1,2,4-
