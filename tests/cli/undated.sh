# a letter without a date: what it plans for is due then, what it did is not
cat >x.txt <<'L'
张三代表：
您提出的关于修路的建议收悉，现答复如下：
目前正在改造甲桥，计划2023年底完成施工。2022年底已完成设计。
甲县水利局
L
"$DAFU" extract -q x.txt | grep -o ' deadline="[^"]*"'
