/**
 * Titles as bodies print them, and whose report each is: title | name | agency id | level | kind.
 * ␣ stands for a full-width space and ⏎ for a line break inside the title.
 */
export const TITLES = `
广东省人民政府2024年政府信息公开工作年度报告 | 广东省人民政府 | 440000-renminzhengfu | province | government
上海市人民政府办公厅2025年政府信息公开工作年度报告 | 上海市人民政府办公厅 | 310000-renminzhengfubangongting | province | office
北京市2023年政府信息公开工作年度报告 | 北京市人民政府 | 110000-renminzhengfu | province | government
内蒙古自治区人民政府2022年政府信息公开工作年度报告 | 内蒙古自治区人民政府 | 150000-renminzhengfu | province | government
广西壮族自治区2021年政府信息公开工作年度报告 | 广西壮族自治区人民政府 | 450000-renminzhengfu | province | government
广西自治区人民政府办公厅2020年政府信息公开工作年度报告 | 广西壮族自治区人民政府办公厅 | 450000-renminzhengfubangongting | province | office
西藏自治区政府信息公开2023年年度报告 | 西藏自治区人民政府 | 540000-renminzhengfu | province | government
新疆维吾尔自治区教育厅2023年政府信息公开工作年度报告 | 新疆维吾尔自治区教育厅 | 650000-jiaoyuting | province | department
广东省政务服务和数据管理局2024年政府信息公开工作年度报告 | 广东省政务服务和数据管理局 | 440000-zhengwufuwuheshujuguanliju | province | department
广东省政务服务数据管理局2021年政府信息公开工作年度报告 | 广东省政务服务和数据管理局 | 440000-zhengwufuwuheshujuguanliju | province | department
江苏省人社厅2022年政府信息公开年报 | 江苏省人力资源和社会保障厅 | 320000-renliziyuanheshehuibaozhangting | province | department
江苏教育厅2022年度政府信息公开工作年度报告 | 江苏省教育厅 | 320000-jiaoyuting | province | department
上海市科学技术委员会2024年政府信息公开工作年度报告 | 上海市科学技术委员会 | 310000-kexuejishuweiyuanhui | province | department
上海市科委2020年政府信息公开工作年度报告 | 上海市科学技术委员会 | 310000-kexuejishuweiyuanhui | province | department
北京市教委二〇二一年政府信息公开工作年度报告 | 北京市教育委员会 | 110000-jiaoyuweiyuanhui | province | department
上海市市场监督管理局2023年政府信息公开工作年度报告 | 上海市市场监督管理局 | 310000-shichangjianduguanliju | province | department
上海市城市管理行政执法局2022年政府信息公开工作年度报告 | 上海市城市管理行政执法局 | 310000-chengshiguanlixingzhengzhifaju | province | department
重庆市住房和城乡建设委员会2023年政府信息公开工作年度报告 | 重庆市住房和城乡建设委员会 | 500000-zhufanghechengxiangjiansheweiyuanhui | province | department
新疆生产建设兵团2022年政府信息公开工作年度报告 | 新疆生产建设兵团 | 650000-shengchanjianshebingtuan | province | other
淮安市人民政府2024年政府信息公开工作年度报告 | 淮安市人民政府 | 320800-renminzhengfu | prefecture | government
淮安市2024年政府信息公开工作年度报告 | 淮安市人民政府 | 320800-renminzhengfu | prefecture | government
淮安市政府2024年度信息公开年度报告 | 淮安市人民政府 | 320800-renminzhengfu | prefecture | government
淮安市人民政府信息公开2023年度报告 | 淮安市人民政府 | 320800-renminzhengfu | prefecture | government
江苏省淮安市人民政府2023年政府信息公开工作年度报告 | 淮安市人民政府 | 320800-renminzhengfu | prefecture | government
淮安市政府办公室2023年政府信息公开工作年度报告 | 淮安市人民政府办公室 | 320800-renminzhengfubangongshi | prefecture | office
广州市协作办公室 2024 年政府信息 公开工作年度报告 | 广州市协作办公室 | 440100-xiezuobangongshi | prefecture | department
␣广州市协作办公室␣2022␣年政府⏎⏎信息公开工作年度报告 | 广州市协作办公室 | 440100-xiezuobangongshi | prefecture | department
廣州市國資委2020年政府信息公開工作年度報告 | 广州市国有资产监督管理委员会 | 440100-guoyouzichanjianduguanliweiyuanhui | prefecture | department
广州市人民政府国有资产监督管理委员会2021年政府信息公开工作年度报告 | 广州市国有资产监督管理委员会 | 440100-guoyouzichanjianduguanliweiyuanhui | prefecture | department
合肥市发改委2021年政府信息公开工作年度报告 | 合肥市发展和改革委员会 | 340100-fazhanhegaigeweiyuanhui | prefecture | department
深圳市规划和自然资源局2023年政府信息公开工作年度报告 | 深圳市规划和自然资源局 | 440300-guihuaheziranziyuanju | prefecture | department
成都市卫健委2022年政府信息公开工作年度报告 | 成都市卫生健康委员会 | 510100-weishengjiankangweiyuanhui | prefecture | department
安康市林业局2019年政府信息公开工作年度报告 | 安康市林业局 | 610900-linyeju | prefecture | department
吉林市人民政府2021年政府信息公开工作年度报告 | 吉林市人民政府 | 220200-renminzhengfu | prefecture | government
吉林省吉林市公安局2021年政府信息公开工作年度报告 | 吉林市公安局 | 220200-gonganju | prefecture | department
湘西州人民政府2023年政府信息公开年度报告 | 湘西土家族苗族自治州人民政府 | 433100-renminzhengfu | prefecture | government
黔东南苗族侗族自治州财政局2020年政府信息公开工作年度报告 | 黔东南苗族侗族自治州财政局 | 522600-caizhengju | prefecture | department
海南州人民政府2020年政府信息公开工作年度报告 | 海南藏族自治州人民政府 | 632500-renminzhengfu | prefecture | government
锡林郭勒盟行政公署2022年政府信息公开工作年度报告 | 锡林郭勒盟行政公署 | 152500-xingzhenggongshu | prefecture | government
喀什地区行署2021年政府信息公开工作年度报告 | 喀什地区行政公署 | 653100-xingzhenggongshu | prefecture | government
阿里地区教育局2020年政府信息公开工作年度报告 | 阿里地区教育局 | 542500-jiaoyuju | prefecture | department
广州市荔湾区人民政府 2024 年 政府信息公开工作年度报告 | 广州市荔湾区人民政府 | 440103-renminzhengfu | county | government
广东省广州市荔湾区人民政府2023年政府信息公开工作年度报告 | 广州市荔湾区人民政府 | 440103-renminzhengfu | county | government
荔湾区2022年政府信息公开工作年度报告 | 荔湾区人民政府 | 440103-renminzhengfu | county | government
瑶海区人民政府办公室␣␣2024年政府信息公开工作年度报告 | 瑶海区人民政府办公室 | 340102-renminzhengfubangongshi | county | office
洪泽区人民政府⏎2023 年政府信息公开工作年度报告 | 洪泽区人民政府 | 320813-renminzhengfu | county | government
淮安市洪泽区人民政府2024年政府信息公开工作年度报告 | 淮安市洪泽区人民政府 | 320813-renminzhengfu | county | government
淮安洪泽区人民政府2024年政府信息公开工作年度报告 | 淮安市洪泽区人民政府 | 320813-renminzhengfu | county | government
洪泽县人民政府2015年政府信息公开工作年度报告 | 洪泽区人民政府 | 320813-renminzhengfu | county | government
沭阳县人民政府2025年政府信息公开工作年度报告 | 沭阳县人民政府 | 321322-renminzhengfu | county | government
沭阳县发展和改革局2023年政府信息公开工作年度报告 | 沭阳县发展和改革局 | 321322-fazhanhegaigeju | county | department
沭阳县发改局2022年度政府信息公开年度报告 | 沭阳县发展和改革局 | 321322-fazhanhegaigeju | county | department
２０２４年度广州市越秀区教育局政府信息公开年报 | 广州市越秀区教育局 | 440104-jiaoyuju | county | department
南通市通州区人民政府2022年政府信息公开工作年度报告 | 南通市通州区人民政府 | 320612-renminzhengfu | county | government
北京市通州区人民政府2022年政府信息公开工作年度报告 | 北京市通州区人民政府 | 110112-renminzhengfu | county | government
北京市朝阳区住建委2023年政府信息公开工作年度报告 | 北京市朝阳区住房和城乡建设委员会 | 110105-zhufanghechengxiangjiansheweiyuanhui | county | department
朝阳市朝阳县人民政府2023年政府信息公开工作年度报告 | 朝阳市朝阳县人民政府 | 211321-renminzhengfu | county | government
浦东新区人民政府2022年政府信息公开工作年度报告 | 浦东新区人民政府 | 310115-renminzhengfu | county | government
天津市滨海新区2020年政府信息公开工作年度报告 | 天津市滨海新区人民政府 | 120116-renminzhengfu | county | government
重庆两江新区人民政府2025年政府信息公开工作年度报告 | 重庆市两江新区人民政府 | 500157-renminzhengfu | county | government
长阳土家族自治县人民政府2021年政府信息公开工作年度报告 | 长阳土家族自治县人民政府 | 420528-renminzhengfu | county | government
长阳县人民政府2021年政府信息公开工作年度报告 | 长阳土家族自治县人民政府 | 420528-renminzhengfu | county | government
济源市人民政府2021年政府信息公开工作年度报告 | 济源市人民政府 | 419001-renminzhengfu | county | government
昆山市医保局2021年政府信息公开工作年度报告 | 昆山市医疗保障局 | 320583-yiliaobaozhangju | county | department
乾县水利局2021年政府信息公开工作年度报告 | 乾县水利局 | 610424-shuiliju | county | department
阳泉市城区人民政府2020年政府信息公开工作年度报告 | 阳泉市城区人民政府 | 140302-renminzhengfu | county | government
乐山市市中区人民政府2020年政府信息公开工作年度报告 | 乐山市市中区人民政府 | 511102-renminzhengfu | county | government
阿拉善左旗人民政府2023年政府信息公开工作年度报告 | 阿拉善左旗人民政府 | 152921-renminzhengfu | county | government
鄂伦春自治旗民政局2022年政府信息公开工作年度报告 | 鄂伦春自治旗民政局 | 150723-minzhengju | county | department
岑岭县人民政府2026年政府信息公开工作年度报告 | 岑岭县人民政府 | 653132-renminzhengfu | county | government
江干区人民政府2019年政府信息公开工作年度报告 | 江干区人民政府 | 330104-renminzhengfu | county | government
沙县人民政府2019年政府信息公开工作年度报告 | 沙县区人民政府 | 350405-renminzhengfu | county | government
三元区人民政府2020年政府信息公开工作年度报告 | 三元区人民政府 | 350404-renminzhengfu | county | government
邢台市桥西区人民政府2019年政府信息公开工作年度报告 | 邢台市信都区人民政府 | 130503-renminzhengfu | county | government
偃师市公安局2020年政府信息公开工作年度报告 | 偃师区公安局 | 410307-gonganju | county | department
平潭综合实验区2019年政府信息公开工作年度报告 | 平潭综合实验区管理委员会 | 350128-guanliweiyuanhui | county | government
平潭综合实验区管委会2021年度政府信息公开工作年度报告 | 平潭综合实验区管理委员会 | 350128-guanliweiyuanhui | county | government
平潭综合实验区管委会办公室2021年政府信息公开工作年度报告 | 平潭综合实验区管理委员会办公室 | 350128-guanliweiyuanhuibangongshi | county | office
平潭县人民政府2018年政府信息公开工作年度报告 | 平潭县人民政府 | 350128-renminzhengfu | county | government
河北雄安新区管理委员会2022年政府信息公开工作年度报告 | 河北雄安新区管理委员会 | 133100-guanliweiyuanhui | prefecture | government
淮安经济技术开发区管委会2023年政府信息公开工作年度报告 | 淮安经济技术开发区管理委员会 | 320800-jingjijishukaifaquguanliweiyuanhui | county | government
苏州工业园区管理委员会2022年政府信息公开工作年度报告 | 苏州工业园区管理委员会 | 320500-gongyeyuanquguanliweiyuanhui | county | government
苏州工业园区2022年政府信息公开工作年度报告 | 苏州工业园区管理委员会 | 320500-gongyeyuanquguanliweiyuanhui | county | government
合肥高新技术产业开发区管理委员会2023年政府信息公开工作年度报告 | 合肥高新技术产业开发区管理委员会 | 340100-gaoxinjishuchanyekaifaquguanliweiyuanhui | county | government
南京江北新区管理委员会2022年政府信息公开工作年度报告 | 南京江北新区管理委员会 | 320100-jiangbeixinquguanliweiyuanhui | county | government
昆山高新技术产业开发区管委会2021年度政府信息公开工作年度报告 | 昆山高新技术产业开发区管理委员会 | 320583-gaoxinjishuchanyekaifaquguanliweiyuanhui | township | government
沭阳县经济技术开发区管委会2021年政府信息公开工作年度报告 | 沭阳县经济技术开发区管理委员会 | 321322-jingjijishukaifaquguanliweiyuanhui | township | government
苏州工业园区社会事业局2022年政府信息公开工作年度报告 | 苏州工业园区社会事业局 | 320500-gongyeyuanqushehuishiyeju | county | department
黄山风景区管委会2023年政府信息公开工作年度报告 | 黄山风景区管理委员会 | 341000-fengjingquguanliweiyuanhui | county | government
昌图县七家子镇2023年政府信息公开 工作告年度报 | 昌图县七家子镇人民政府 | 211224-qijiazizhenrenminzhengfu | township | government
汉台区徐望镇人民政府2025年政府信息公开工作年度报告 | 汉台区徐望镇人民政府 | 610702-xuwangzhenrenminzhengfu | township | government
桐梓县夜郎镇2023年政府信息公开工作年度报告 | 桐梓县夜郎镇人民政府 | 520322-yelangzhenrenminzhengfu | township | government
桐梓县县人民政府办公室2023年政府信息公开工作年度报告 | 桐梓县人民政府办公室 | 520322-renminzhengfubangongshi | county | office
柞水縣鳳凰鎮人民政府2021年政府信息公開工作年度報告 | 柞水县凤凰镇人民政府 | 611026-fenghuangzhenrenminzhengfu | township | government
会仪镇人民政府2021年信息公开年度报告 | 会仪镇人民政府 | 000000-huiyizhenrenminzhengfu | township | government
太平镇政府2022年度政府信息公开工作年度报告 | 太平镇人民政府 | 000000-taipingzhenrenminzhengfu | township | government
佛山市南海区桂城街道办事处2023年政府信息公开工作年度报告 | 佛山市南海区桂城街道办事处 | 440605-guichengjiedaobanshichu | township | government
荔湾区沙面街道办2023年政府信息公开工作年度报告 | 荔湾区沙面街道办事处 | 440103-shamianjiedaobanshichu | township | government
荔湾区沙面街道2023年政府信息公开工作年度报告 | 荔湾区沙面街道办事处 | 440103-shamianjiedaobanshichu | township | government
中山市古镇镇人民政府2020年政府信息公开工作年度报告 | 中山市古镇镇人民政府 | 442000-guzhenzhenrenminzhengfu | township | government
东莞市长安镇人民政府2020年政府信息公开工作年度报告 | 东莞市长安镇人民政府 | 441900-changanzhenrenminzhengfu | township | government
恩施市芭蕉侗族乡人民政府2022年政府信息公开工作年度报告 | 恩施市芭蕉侗族乡人民政府 | 422801-bajiaodongzuxiangrenminzhengfu | township | government
科尔沁右翼中旗巴彦呼舒镇党政办公室2022年政府信息公开工作年度报告 | 科尔沁右翼中旗巴彦呼舒镇党政办公室 | 152222-bayanhushuzhendangzhengbangongshi | township | office
沭阳县乡村振兴局2022年政府信息公开工作年度报告 | 沭阳县乡村振兴局 | 321322-xiangcunzhenxingju | county | department
国务院办公厅2023年政府信息公开工作年度报告 | 国务院办公厅 | 100000-guowuyuanbangongting | nation | office
教育部2023年政府信息公开工作年度报告 | 教育部 | 100000-jiaoyubu | nation | department
中华人民共和国财政部2020年政府信息公开工作年度报告 | 财政部 | 100000-caizhengbu | nation | department
国家发展改革委2024年政府信息公开工作年度报告 | 国家发展和改革委员会 | 100000-guojiafazhanhegaigeweiyuanhui | nation | department
中国证监会2021年政府信息公开工作年度报告 | 中国证券监督管理委员会 | 100000-zhongguozhengquanjianduguanliweiyuanhui | nation | department
海关总署2022年政府信息公开工作年度报告 | 海关总署 | 100000-haiguanzongshu | nation | department
人民银行2023年政府信息公开工作年度报告 | 中国人民银行 | 100000-zhongguorenminyinhang | nation | department
国家税务总局淮安市税务局2023年政府信息公开工作年度报告 | 国家税务总局淮安市税务局 | 320800-guojiashuiwuzongjushuiwuju | prefecture | department
国家税务总局沭阳县税务局2023年政府信息公开工作年度报告 | 国家税务总局沭阳县税务局 | 321322-guojiashuiwuzongjushuiwuju | county | department
中国人民银行江苏省分行2023年政府信息公开工作年度报告 | 中国人民银行江苏省分行 | 320000-zhongguorenminyinhangfenxing | province | department
广东外语外贸大学2020年信息公开年度报告 | 广东外语外贸大学 | 440000-waiyuwaimaodaxue | province | other
淮安市第一人民医院2023年信息公开年度报告 | 淮安市第一人民医院 | 320800-diyirenminyiyuan | prefecture | other
关于淮安市公安局二〇二三年度政府信息公开工作情况的报告 | 淮安市公安局 | 320800-gonganju | prefecture | department
2023年政府信息公开工作年度报告（淮安市教育局） | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
2023年政府信息公开工作年度报告——淮安市教育局 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
淮安市教育局关于2022年度政府信息公开工作的年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
淮安市教育局（本级）2022年政府信息公开工作年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
《淮安市教育局政务公开工作年度报告》（二零二二年） | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
附件1：淮安市教育局2022年政俯信息公开工作年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
标题: 淮安市教育局2022年政府公开信息工作年报 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
# 淮安市教育局 2022 年度信息工开年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
淮 安 市 教 育 局⏎2022年政府信公开工作年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
淮安市教育局2022年工作年度报告 | 淮安市教育局 | 320800-jiaoyuju | prefecture | department
`;
