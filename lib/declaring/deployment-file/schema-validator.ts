// @ts-nocheck
// Made by ajv of deployment.schema.json: npm run schema. Not to be edited.
import { isDeepStrictEqual } from 'node:util';
import schema from '../../../deployment.schema.json';
import { IS_OF_FORMAT } from './formats';

const { definitions } = schema;
export const validate = validate10;
const schema11 = schema;
const schema18 = definitions.client;
const schema19 = definitions.externalSignIn;
const schema20 = definitions.frontEnd;
const schema21 = definitions.count;
const schema22 = definitions.certificateNames;
const schema17 = definitions.hostName;
const schema88 = definitions.file;
const schema44 = definitions.fixedAddresses;
const func2 = Object.prototype.hasOwnProperty;
const func0 = isDeepStrictEqual;
const func9 = (text) => [...text].length;
const pattern0 = new RegExp("^[0-9]{12}$", "u");
const pattern1 = new RegExp("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$", "u");
const pattern2 = new RegExp("^[A-Za-z][A-Za-z0-9-]{0,127}$", "u");
const pattern9 = new RegExp("^(create|none|s3://[^/]+(/[^/]+)*/?)$", "u");
const pattern10 = new RegExp("^(create|s3://[^/]+(/[^/]+)*/?)$", "u");
const pattern11 = new RegExp("^arn:[a-z-]+:sns:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$", "u");
const pattern12 = new RegExp("^arn:[a-z-]+:(acm:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:certificate|iam::[0-9]{12}:server-certificate)/([!-~]*/)?([A-Za-z0-9_+=,.@-]+|\\{\\{resolve:.+\\}\\})$", "u");
const pattern21 = new RegExp("^[^\\u0000-\\u001f]+$", "u");
const pattern16 = new RegExp("^eipalloc-[0-9a-f]+$", "u");
const schema12 = definitions.network;
const schema13 = definitions.ipv4Cidr;
const schema14 = definitions.cidr;
const formats0 = IS_OF_FORMAT["ipv4-cidr"];
const formats4 = IS_OF_FORMAT.cidr;
const pattern3 = new RegExp("^tgw-[0-9a-f]+$", "u");
const pattern4 = new RegExp("^vgw-[0-9a-f]+$", "u");
const pattern5 = new RegExp("^vpc-([0-9a-f]{8}|[0-9a-f]{17})$", "u");
const pattern6 = new RegExp("^[a-z]{2,4}(-[a-z]+)+-[0-9]+[a-z]$", "u");
const pattern7 = new RegExp("^subnet-([0-9a-f]{8}|[0-9a-f]{17})$", "u");

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema12.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.vpcCidr !== undefined){
let data0 = data.vpcCidr;
if(typeof data0 === "string"){
if(!(formats0(data0))){
const err1 = {instancePath:instancePath+"/vpcCidr",schemaPath:"#/properties/vpcCidr/format",keyword:"format",params:{format: "ipv4-cidr"},schema:"ipv4-cidr",parentSchema:schema12.properties.vpcCidr,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/vpcCidr",schemaPath:"#/properties/vpcCidr/type",keyword:"type",params:{type: "string"},schema:schema12.properties.vpcCidr.type,parentSchema:schema12.properties.vpcCidr,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.transitGatewayId !== undefined){
let data1 = data.transitGatewayId;
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err3 = {instancePath:instancePath+"/transitGatewayId",schemaPath:"#/properties/transitGatewayId/pattern",keyword:"pattern",params:{pattern: "^tgw-[0-9a-f]+$"},schema:"^tgw-[0-9a-f]+$",parentSchema:schema12.properties.transitGatewayId,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/transitGatewayId",schemaPath:"#/properties/transitGatewayId/type",keyword:"type",params:{type: "string"},schema:schema12.properties.transitGatewayId.type,parentSchema:schema12.properties.transitGatewayId,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.vpnGatewayId !== undefined){
let data2 = data.vpnGatewayId;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err5 = {instancePath:instancePath+"/vpnGatewayId",schemaPath:"#/properties/vpnGatewayId/pattern",keyword:"pattern",params:{pattern: "^vgw-[0-9a-f]+$"},schema:"^vgw-[0-9a-f]+$",parentSchema:schema12.properties.vpnGatewayId,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/vpnGatewayId",schemaPath:"#/properties/vpnGatewayId/type",keyword:"type",params:{type: "string"},schema:schema12.properties.vpnGatewayId.type,parentSchema:schema12.properties.vpnGatewayId,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.poolNetworks !== undefined){
let data3 = data.poolNetworks;
if(Array.isArray(data3)){
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 === "string"){
if(!(formats0(data4))){
const err7 = {instancePath:instancePath+"/poolNetworks/" + i0,schemaPath:"#/definitions/ipv4Cidr/format",keyword:"format",params:{format: "ipv4-cidr"},schema:"ipv4-cidr",parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/poolNetworks/" + i0,schemaPath:"#/definitions/ipv4Cidr/type",keyword:"type",params:{type: "string"},schema:schema13.type,parentSchema:schema13,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/poolNetworks",schemaPath:"#/properties/poolNetworks/type",keyword:"type",params:{type: "array"},schema:schema12.properties.poolNetworks.type,parentSchema:schema12.properties.poolNetworks,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.vpcId !== undefined){
let data5 = data.vpcId;
if(typeof data5 === "string"){
if(!pattern5.test(data5)){
const err10 = {instancePath:instancePath+"/vpcId",schemaPath:"#/properties/vpcId/pattern",keyword:"pattern",params:{pattern: "^vpc-([0-9a-f]{8}|[0-9a-f]{17})$"},schema:"^vpc-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema12.properties.vpcId,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/vpcId",schemaPath:"#/properties/vpcId/type",keyword:"type",params:{type: "string"},schema:schema12.properties.vpcId.type,parentSchema:schema12.properties.vpcId,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.availabilityZones !== undefined){
let data6 = data.availabilityZones;
if(Array.isArray(data6)){
if(data6.length < 2){
const err12 = {instancePath:instancePath+"/availabilityZones",schemaPath:"#/properties/availabilityZones/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema12.properties.availabilityZones,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data6.length;
for(let i1=0; i1<len1; i1++){
let data7 = data6[i1];
if(typeof data7 === "string"){
if(!pattern6.test(data7)){
const err13 = {instancePath:instancePath+"/availabilityZones/" + i1,schemaPath:"#/properties/availabilityZones/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,4}(-[a-z]+)+-[0-9]+[a-z]$"},schema:"^[a-z]{2,4}(-[a-z]+)+-[0-9]+[a-z]$",parentSchema:schema12.properties.availabilityZones.items,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/availabilityZones/" + i1,schemaPath:"#/properties/availabilityZones/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.availabilityZones.items.type,parentSchema:schema12.properties.availabilityZones.items,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
let i2 = data6.length;
let j0;
if(i2 > 1){
const indices0 = {};
for(;i2--;){
let item0 = data6[i2];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err15 = {instancePath:instancePath+"/availabilityZones",schemaPath:"#/properties/availabilityZones/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},schema:true,parentSchema:schema12.properties.availabilityZones,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
break;
}
indices0[item0] = i2;
}
}
}
else {
const err16 = {instancePath:instancePath+"/availabilityZones",schemaPath:"#/properties/availabilityZones/type",keyword:"type",params:{type: "array"},schema:schema12.properties.availabilityZones.type,parentSchema:schema12.properties.availabilityZones,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.publicSubnetIds !== undefined){
let data8 = data.publicSubnetIds;
if(Array.isArray(data8)){
if(data8.length < 2){
const err17 = {instancePath:instancePath+"/publicSubnetIds",schemaPath:"#/properties/publicSubnetIds/minItems",keyword:"minItems",params:{limit: 2},schema:2,parentSchema:schema12.properties.publicSubnetIds,data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(!pattern7.test(data9)){
const err18 = {instancePath:instancePath+"/publicSubnetIds/" + i3,schemaPath:"#/properties/publicSubnetIds/items/pattern",keyword:"pattern",params:{pattern: "^subnet-([0-9a-f]{8}|[0-9a-f]{17})$"},schema:"^subnet-([0-9a-f]{8}|[0-9a-f]{17})$",parentSchema:schema12.properties.publicSubnetIds.items,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/publicSubnetIds/" + i3,schemaPath:"#/properties/publicSubnetIds/items/type",keyword:"type",params:{type: "string"},schema:schema12.properties.publicSubnetIds.items.type,parentSchema:schema12.properties.publicSubnetIds.items,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
let i4 = data8.length;
let j1;
if(i4 > 1){
const indices1 = {};
for(;i4--;){
let item1 = data8[i4];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err20 = {instancePath:instancePath+"/publicSubnetIds",schemaPath:"#/properties/publicSubnetIds/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},schema:true,parentSchema:schema12.properties.publicSubnetIds,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
break;
}
indices1[item1] = i4;
}
}
}
else {
const err21 = {instancePath:instancePath+"/publicSubnetIds",schemaPath:"#/properties/publicSubnetIds/type",keyword:"type",params:{type: "array"},schema:schema12.properties.publicSubnetIds.type,parentSchema:schema12.properties.publicSubnetIds,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.scheme !== undefined){
let data10 = data.scheme;
if(!((data10 === "internetFacing") || (data10 === "internal"))){
const err22 = {instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema12.properties.scheme.enum},schema:schema12.properties.scheme.enum,parentSchema:schema12.properties.scheme,data:data10};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.ipAddressType !== undefined){
let data11 = data.ipAddressType;
if(!((data11 === "ipv4") || (data11 === "dualstack"))){
const err23 = {instancePath:instancePath+"/ipAddressType",schemaPath:"#/properties/ipAddressType/enum",keyword:"enum",params:{allowedValues: schema12.properties.ipAddressType.enum},schema:schema12.properties.ipAddressType.enum,parentSchema:schema12.properties.ipAddressType,data:data11};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.allowedSources !== undefined){
let data12 = data.allowedSources;
if(Array.isArray(data12)){
if(data12.length < 1){
const err24 = {instancePath:instancePath+"/allowedSources",schemaPath:"#/properties/allowedSources/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema12.properties.allowedSources,data:data12};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
const len3 = data12.length;
for(let i5=0; i5<len3; i5++){
let data13 = data12[i5];
if(typeof data13 === "string"){
if(!(formats4(data13))){
const err25 = {instancePath:instancePath+"/allowedSources/" + i5,schemaPath:"#/definitions/cidr/format",keyword:"format",params:{format: "cidr"},schema:"cidr",parentSchema:schema14,data:data13};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/allowedSources/" + i5,schemaPath:"#/definitions/cidr/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data13};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/allowedSources",schemaPath:"#/properties/allowedSources/type",keyword:"type",params:{type: "array"},schema:schema12.properties.allowedSources.type,parentSchema:schema12.properties.allowedSources,data:data12};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.flowLogs !== undefined){
let data14 = data.flowLogs;
if(!((data14 === "create") || (data14 === "none"))){
const err28 = {instancePath:instancePath+"/flowLogs",schemaPath:"#/properties/flowLogs/enum",keyword:"enum",params:{allowedValues: schema12.properties.flowLogs.enum},schema:schema12.properties.flowLogs.enum,parentSchema:schema12.properties.flowLogs,data:data14};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.blockPublicAccessExclusions !== undefined){
let data15 = data.blockPublicAccessExclusions;
if(!((data15 === "create") || (data15 === "none"))){
const err29 = {instancePath:instancePath+"/blockPublicAccessExclusions",schemaPath:"#/properties/blockPublicAccessExclusions/enum",keyword:"enum",params:{allowedValues: schema12.properties.blockPublicAccessExclusions.enum},schema:schema12.properties.blockPublicAccessExclusions.enum,parentSchema:schema12.properties.blockPublicAccessExclusions,data:data15};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.corporateNetworks !== undefined){
let data16 = data.corporateNetworks;
if(Array.isArray(data16)){
const len4 = data16.length;
for(let i6=0; i6<len4; i6++){
let data17 = data16[i6];
if(typeof data17 === "string"){
if(!(formats4(data17))){
const err30 = {instancePath:instancePath+"/corporateNetworks/" + i6,schemaPath:"#/definitions/cidr/format",keyword:"format",params:{format: "cidr"},schema:"cidr",parentSchema:schema14,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/corporateNetworks/" + i6,schemaPath:"#/definitions/cidr/type",keyword:"type",params:{type: "string"},schema:schema14.type,parentSchema:schema14,data:data17};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/corporateNetworks",schemaPath:"#/properties/corporateNetworks/type",keyword:"type",params:{type: "array"},schema:schema12.properties.corporateNetworks.type,parentSchema:schema12.properties.corporateNetworks,data:data16};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema12.type,parentSchema:schema12,data};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

const schema16 = definitions.hostedZone;
const formats8 = IS_OF_FORMAT["host-name"];
const pattern8 = new RegExp("^[A-Z0-9]{1,32}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema16.required,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "id")) || (key0 === "managedElsewhere")) || (key0 === "private"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!(formats8(data0))){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.id !== undefined){
let data1 = data.id;
if(typeof data1 === "string"){
if(!pattern8.test(data1)){
const err4 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/pattern",keyword:"pattern",params:{pattern: "^[A-Z0-9]{1,32}$"},schema:"^[A-Z0-9]{1,32}$",parentSchema:schema16.properties.id,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "string"},schema:schema16.properties.id.type,parentSchema:schema16.properties.id,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.managedElsewhere !== undefined){
let data2 = data.managedElsewhere;
if(typeof data2 !== "boolean"){
const err6 = {instancePath:instancePath+"/managedElsewhere",schemaPath:"#/properties/managedElsewhere/type",keyword:"type",params:{type: "boolean"},schema:schema16.properties.managedElsewhere.type,parentSchema:schema16.properties.managedElsewhere,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.private !== undefined){
let data3 = data.private;
if(typeof data3 !== "boolean"){
const err7 = {instancePath:instancePath+"/private",schemaPath:"#/properties/private/type",keyword:"type",params:{type: "boolean"},schema:schema16.properties.private.type,parentSchema:schema16.properties.private,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema16.type,parentSchema:schema16,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

const schema26 = definitions.pool;
const schema27 = definitions.name;
const schema31 = definitions.address;
const schema37 = definitions.healthCheck;
const schema38 = definitions.stickiness;
const schema39 = definitions.priority;
const schema40 = definitions.nestedStack;
const schema43 = definitions.loadBalancer;
const pattern13 = new RegExp("^[^/\\u0000-\\u001f$]{1,100}$", "u");
const pattern15 = new RegExp("^/[\\x21-\\x7e]{0,1023}$", "u");
const formats28 = IS_OF_FORMAT.address;
const formats34 = IS_OF_FORMAT["virtual-directory"];
const formats36 = IS_OF_FORMAT.matcher;
const schema30 = definitions.servers;
const pattern14 = new RegExp("^i-[0-9a-f]+$", "u");

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(Array.isArray(data)){
if(data.length < 1){
const err0 = {instancePath,schemaPath:"#/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
const _errs2 = errors;
let valid2 = false;
const _errs3 = errors;
if(typeof data0 === "string"){
if(!(formats28(data0))){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/address/format",keyword:"format",params:{format: "address"},schema:"address",parentSchema:schema31,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/address/type",keyword:"type",params:{type: "string"},schema:schema31.type,parentSchema:schema31,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs6 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
if(data0.instanceId === undefined){
const err3 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf/1/required",keyword:"required",params:{missingProperty: "instanceId"},schema:schema30.items.anyOf[1].required,parentSchema:schema30.items.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data0){
if(!(key0 === "instanceId")){
const err4 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema30.items.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data0.instanceId !== undefined){
let data1 = data0.instanceId;
if(typeof data1 === "string"){
if(!pattern14.test(data1)){
const err5 = {instancePath:instancePath+"/" + i0+"/instanceId",schemaPath:"#/items/anyOf/1/properties/instanceId/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]+$"},schema:"^i-[0-9a-f]+$",parentSchema:schema30.items.anyOf[1].properties.instanceId,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/" + i0+"/instanceId",schemaPath:"#/items/anyOf/1/properties/instanceId/type",keyword:"type",params:{type: "string"},schema:schema30.items.anyOf[1].properties.instanceId.type,parentSchema:schema30.items.anyOf[1].properties.instanceId,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema30.items.anyOf[1].type,parentSchema:schema30.items.anyOf[1],data:data0};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs6 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err8 = {instancePath:instancePath+"/" + i0,schemaPath:"#/items/anyOf",keyword:"anyOf",params:{},schema:schema30.items.anyOf,parentSchema:schema30.items,data:data0};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "array"},schema:schema30.type,parentSchema:schema30,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate16.errors = vErrors;
return errors === 0;
}

const schema33 = definitions.ports;
const schema34 = definitions.port;

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "https") || (key0 === "http"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.https !== undefined){
let data0 = data.https;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/https",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},schema:schema34.type,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 65535 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/https",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/https",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.http !== undefined){
let data1 = data.http;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err4 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},schema:schema34.type,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 65535 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err6 = {instancePath:instancePath+"/http",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema33.type,parentSchema:schema33,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}


function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.role === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "role"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.externalWebServicesFqdn === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "externalWebServicesFqdn"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema26.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern13.test(data0)){
const err4 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/name/pattern",keyword:"pattern",params:{pattern: "^[^/\\u0000-\\u001f$]{1,100}$"},schema:"^[^/\\u0000-\\u001f$]{1,100}$",parentSchema:schema27,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/name/type",keyword:"type",params:{type: "string"},schema:schema27.type,parentSchema:schema27,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.role !== undefined){
let data1 = data.role;
if(!(((data1 === "director") || (data1 === "frontEndPool")) || (data1 === "standardEdition"))){
const err6 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/enum",keyword:"enum",params:{allowedValues: schema26.properties.role.enum},schema:schema26.properties.role.enum,parentSchema:schema26.properties.role,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if(!(((((data2 === "lync2010") || (data2 === "lync2013")) || (data2 === "sfb2015")) || (data2 === "sfb2019")) || (data2 === "se"))){
const err7 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema26.properties.version.enum},schema:schema26.properties.version.enum,parentSchema:schema26.properties.version,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.poolFqdn !== undefined){
let data3 = data.poolFqdn;
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/poolFqdn",schemaPath:"#/properties/poolFqdn/type",keyword:"type",params:{type: "string"},schema:schema26.properties.poolFqdn.type,parentSchema:schema26.properties.poolFqdn,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.internalWebServicesFqdn !== undefined){
let data4 = data.internalWebServicesFqdn;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/internalWebServicesFqdn",schemaPath:"#/properties/internalWebServicesFqdn/type",keyword:"type",params:{type: "string"},schema:schema26.properties.internalWebServicesFqdn.type,parentSchema:schema26.properties.internalWebServicesFqdn,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.externalWebServicesFqdn !== undefined){
let data5 = data.externalWebServicesFqdn;
if(typeof data5 === "string"){
if(!(formats8(data5))){
const err10 = {instancePath:instancePath+"/externalWebServicesFqdn",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/externalWebServicesFqdn",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.certificateName !== undefined){
let data6 = data.certificateName;
if(typeof data6 === "string"){
if(!(formats8(data6))){
const err12 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.servers !== undefined){
if(!(validate16(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerAddress !== undefined){
let data8 = data.loadBalancerAddress;
if(typeof data8 === "string"){
if(!(formats28(data8))){
const err14 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/format",keyword:"format",params:{format: "address"},schema:"address",parentSchema:schema31,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/type",keyword:"type",params:{type: "string"},schema:schema31.type,parentSchema:schema31,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.listeningPorts !== undefined){
if(!(validate18(data.listeningPorts, {instancePath:instancePath+"/listeningPorts",parentData:data,parentDataProperty:"listeningPorts",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.publishedPorts !== undefined){
if(!(validate18(data.publishedPorts, {instancePath:instancePath+"/publishedPorts",parentData:data,parentDataProperty:"publishedPorts",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.internalPorts !== undefined){
if(!(validate18(data.internalPorts, {instancePath:instancePath+"/internalPorts",parentData:data,parentDataProperty:"internalPorts",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.furtherNames !== undefined){
let data12 = data.furtherNames;
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(typeof data13 === "string"){
if(!(formats8(data13))){
const err16 = {instancePath:instancePath+"/furtherNames/" + i0,schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data13};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/furtherNames/" + i0,schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data13};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/furtherNames",schemaPath:"#/properties/furtherNames/type",keyword:"type",params:{type: "array"},schema:schema26.properties.furtherNames.type,parentSchema:schema26.properties.furtherNames,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.publish !== undefined){
let data14 = data.publish;
if(typeof data14 !== "boolean"){
const err19 = {instancePath:instancePath+"/publish",schemaPath:"#/properties/publish/type",keyword:"type",params:{type: "boolean"},schema:schema26.properties.publish.type,parentSchema:schema26.properties.publish,data:data14};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.publishHttp !== undefined){
let data15 = data.publishHttp;
if(typeof data15 !== "boolean"){
const err20 = {instancePath:instancePath+"/publishHttp",schemaPath:"#/properties/publishHttp/type",keyword:"type",params:{type: "boolean"},schema:schema26.properties.publishHttp.type,parentSchema:schema26.properties.publishHttp,data:data15};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.virtualDirectories !== undefined){
let data16 = data.virtualDirectories;
if(Array.isArray(data16)){
if(data16.length < 1){
const err21 = {instancePath:instancePath+"/virtualDirectories",schemaPath:"#/properties/virtualDirectories/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema26.properties.virtualDirectories,data:data16};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len1 = data16.length;
for(let i1=0; i1<len1; i1++){
let data17 = data16[i1];
if(typeof data17 === "string"){
if(!(formats34(data17))){
const err22 = {instancePath:instancePath+"/virtualDirectories/" + i1,schemaPath:"#/properties/virtualDirectories/items/format",keyword:"format",params:{format: "virtual-directory"},schema:"virtual-directory",parentSchema:schema26.properties.virtualDirectories.items,data:data17};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/virtualDirectories/" + i1,schemaPath:"#/properties/virtualDirectories/items/type",keyword:"type",params:{type: "string"},schema:schema26.properties.virtualDirectories.items.type,parentSchema:schema26.properties.virtualDirectories.items,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/virtualDirectories",schemaPath:"#/properties/virtualDirectories/type",keyword:"type",params:{type: "array"},schema:schema26.properties.virtualDirectories.type,parentSchema:schema26.properties.virtualDirectories,data:data16};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.healthCheck !== undefined){
let data18 = data.healthCheck;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key1 in data18){
if(!((key1 === "path") || (key1 === "matcher"))){
const err25 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/healthCheck/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema37,data:data18};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data18.path !== undefined){
let data19 = data18.path;
if(typeof data19 === "string"){
if(!pattern15.test(data19)){
const err26 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/healthCheck/properties/path/pattern",keyword:"pattern",params:{pattern: "^/[\\x21-\\x7e]{0,1023}$"},schema:"^/[\\x21-\\x7e]{0,1023}$",parentSchema:schema37.properties.path,data:data19};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/healthCheck/properties/path/type",keyword:"type",params:{type: "string"},schema:schema37.properties.path.type,parentSchema:schema37.properties.path,data:data19};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data18.matcher !== undefined){
let data20 = data18.matcher;
const _errs44 = errors;
let valid12 = false;
const _errs45 = errors;
if(!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))){
const err28 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/type",keyword:"type",params:{type: "integer"},schema:schema37.properties.matcher.anyOf[0].type,parentSchema:schema37.properties.matcher.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 > 499 || isNaN(data20)){
const err29 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 499},schema:499,parentSchema:schema37.properties.matcher.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data20 < 200 || isNaN(data20)){
const err30 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},schema:200,parentSchema:schema37.properties.matcher.anyOf[0],data:data20};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var _valid0 = _errs45 === errors;
valid12 = valid12 || _valid0;
if(!valid12){
const _errs47 = errors;
if(typeof data20 === "string"){
if(!(formats36(data20))){
const err31 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/1/format",keyword:"format",params:{format: "matcher"},schema:"matcher",parentSchema:schema37.properties.matcher.anyOf[1],data:data20};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/1/type",keyword:"type",params:{type: "string"},schema:schema37.properties.matcher.anyOf[1].type,parentSchema:schema37.properties.matcher.anyOf[1],data:data20};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid0 = _errs47 === errors;
valid12 = valid12 || _valid0;
}
if(!valid12){
const err33 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf",keyword:"anyOf",params:{},schema:schema37.properties.matcher.anyOf,parentSchema:schema37.properties.matcher,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err34 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/healthCheck/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data:data18};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.stickiness !== undefined){
let data21 = data.stickiness;
if(!((data21 === "none") || (data21 === "loadBalancerCookie"))){
const err35 = {instancePath:instancePath+"/stickiness",schemaPath:"#/definitions/stickiness/enum",keyword:"enum",params:{allowedValues: schema38.enum},schema:schema38.enum,parentSchema:schema38,data:data21};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.priority !== undefined){
let data22 = data.priority;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err36 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data22};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 50000 || isNaN(data22)){
const err37 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50000},schema:50000,parentSchema:schema39,data:data22};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data22 < 1 || isNaN(data22)){
const err38 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
if(data.nestedStack !== undefined){
let data23 = data.nestedStack;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err39 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data23};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 20 || isNaN(data23)){
const err40 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data23 < 1 || isNaN(data23)){
const err41 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data.frontEnd !== undefined){
let data24 = data.frontEnd;
if(!(((data24 === "applicationLoadBalancer") || (data24 === "networkLoadBalancer")) || (data24 === "haproxy"))){
const err42 = {instancePath:instancePath+"/frontEnd",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data24};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.movingFrom !== undefined){
let data25 = data.movingFrom;
if(!(((data25 === "applicationLoadBalancer") || (data25 === "networkLoadBalancer")) || (data25 === "haproxy"))){
const err43 = {instancePath:instancePath+"/movingFrom",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data25};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.loadBalancer !== undefined){
let data26 = data.loadBalancer;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err44 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data26};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 20 || isNaN(data26)){
const err45 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data26};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data26 < 1 || isNaN(data26)){
const err46 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data26};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
if(data.fixedAddresses !== undefined){
let data27 = data.fixedAddresses;
if(Array.isArray(data27)){
if(data27.length < 1){
const err47 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema44,data:data27};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
const len2 = data27.length;
for(let i2=0; i2<len2; i2++){
let data28 = data27[i2];
if(typeof data28 === "string"){
if(!pattern16.test(data28)){
const err48 = {instancePath:instancePath+"/fixedAddresses/" + i2,schemaPath:"#/definitions/fixedAddresses/items/pattern",keyword:"pattern",params:{pattern: "^eipalloc-[0-9a-f]+$"},schema:"^eipalloc-[0-9a-f]+$",parentSchema:schema44.items,data:data28};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/fixedAddresses/" + i2,schemaPath:"#/definitions/fixedAddresses/items/type",keyword:"type",params:{type: "string"},schema:schema44.items.type,parentSchema:schema44.items,data:data28};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
let i3 = data27.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data27[i3];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err50 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},schema:true,parentSchema:schema44,data:data27};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err51 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/type",keyword:"type",params:{type: "array"},schema:schema44.type,parentSchema:schema44,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.externalSignIn !== undefined){
let data29 = data.externalSignIn;
if(!(((data29 === "windows") || (data29 === "passive")) || (data29 === "modern"))){
const err52 = {instancePath:instancePath+"/externalSignIn",schemaPath:"#/definitions/externalSignIn/enum",keyword:"enum",params:{allowedValues: schema19.enum},schema:schema19.enum,parentSchema:schema19,data:data29};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}

const schema46 = definitions.simpleUrls;
const schema47 = definitions.setName;
const schema48 = definitions.answeredBy;
const schema49 = definitions.poolName;
const schema50 = definitions.url;
const formats38 = IS_OF_FORMAT["simple-url"];
const schema59 = definitions.nestedStacksByGroup;

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 20 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema59.type,parentSchema:schema59,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate24.errors = vErrors;
return errors === 0;
}

const schema61 = definitions.priorities;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/priority/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 50000 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50000},schema:50000,parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema61.type,parentSchema:schema61,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate26.errors = vErrors;
return errors === 0;
}

const schema64 = definitions.loadBalancersByGroup;

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
let data0 = data[key0];
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err0 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 20 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema64.type,parentSchema:schema64,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate28.errors = vErrors;
return errors === 0;
}


function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema46.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern13.test(data0)){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/setName/pattern",keyword:"pattern",params:{pattern: "^[^/\\u0000-\\u001f$]{1,100}$"},schema:"^[^/\\u0000-\\u001f$]{1,100}$",parentSchema:schema47,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/setName/type",keyword:"type",params:{type: "string"},schema:schema47.type,parentSchema:schema47,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.answeredBy !== undefined){
let data1 = data.answeredBy;
const _errs7 = errors;
let valid3 = false;
const _errs8 = errors;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema48.anyOf[0].type,parentSchema:schema48.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs10 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/answeredBy/" + i0,schemaPath:"#/definitions/answeredBy/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema48.anyOf[1].items.type,parentSchema:schema48.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let i1 = data1.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data1[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err6 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err7 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema48.anyOf[1].type,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err8 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf",keyword:"anyOf",params:{},schema:schema48.anyOf,parentSchema:schema48,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
if(data.movingFrom !== undefined){
let data3 = data.movingFrom;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/movingFrom",schemaPath:"#/definitions/poolName/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.meet !== undefined){
let data4 = data.meet;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
const _errs20 = errors;
let valid10 = false;
const _errs21 = errors;
if(typeof data5 === "string"){
if(!(formats38(data5))){
const err10 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid1 = _errs21 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs24 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.url === undefined){
const err12 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/properties/meet/items/anyOf/1/required",keyword:"required",params:{missingProperty: "url"},schema:schema46.properties.meet.items.anyOf[1].required,parentSchema:schema46.properties.meet.items.anyOf[1],data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
for(const key1 in data5){
if(!(((key1 === "sipDomain") || (key1 === "url")) || (key1 === "alsoPublished"))){
const err13 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/properties/meet/items/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema46.properties.meet.items.anyOf[1],data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data5.sipDomain !== undefined){
let data6 = data5.sipDomain;
if(typeof data6 === "string"){
if(!(formats8(data6))){
const err14 = {instancePath:instancePath+"/meet/" + i2+"/sipDomain",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/meet/" + i2+"/sipDomain",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data6};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data5.url !== undefined){
let data7 = data5.url;
if(typeof data7 === "string"){
if(!(formats38(data7))){
const err16 = {instancePath:instancePath+"/meet/" + i2+"/url",schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/meet/" + i2+"/url",schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data5.alsoPublished !== undefined){
let data8 = data5.alsoPublished;
if(Array.isArray(data8)){
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(!(formats38(data9))){
const err18 = {instancePath:instancePath+"/meet/" + i2+"/alsoPublished/" + i3,schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/meet/" + i2+"/alsoPublished/" + i3,schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data9};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/meet/" + i2+"/alsoPublished",schemaPath:"#/properties/meet/items/anyOf/1/properties/alsoPublished/type",keyword:"type",params:{type: "array"},schema:schema46.properties.meet.items.anyOf[1].properties.alsoPublished.type,parentSchema:schema46.properties.meet.items.anyOf[1].properties.alsoPublished,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/properties/meet/items/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema46.properties.meet.items.anyOf[1].type,parentSchema:schema46.properties.meet.items.anyOf[1],data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid1 = _errs24 === errors;
valid10 = valid10 || _valid1;
}
if(!valid10){
const err22 = {instancePath:instancePath+"/meet/" + i2,schemaPath:"#/properties/meet/items/anyOf",keyword:"anyOf",params:{},schema:schema46.properties.meet.items.anyOf,parentSchema:schema46.properties.meet.items,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err23 = {instancePath:instancePath+"/meet",schemaPath:"#/properties/meet/type",keyword:"type",params:{type: "array"},schema:schema46.properties.meet.type,parentSchema:schema46.properties.meet,data:data4};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.dialin !== undefined){
let data10 = data.dialin;
const _errs39 = errors;
let valid18 = false;
const _errs40 = errors;
if(typeof data10 === "string"){
if(!(formats38(data10))){
const err24 = {instancePath:instancePath+"/dialin",schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/dialin",schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid2 = _errs40 === errors;
valid18 = valid18 || _valid2;
if(!valid18){
const _errs43 = errors;
if(Array.isArray(data10)){
const len3 = data10.length;
for(let i4=0; i4<len3; i4++){
let data11 = data10[i4];
if(typeof data11 === "string"){
if(!(formats38(data11))){
const err26 = {instancePath:instancePath+"/dialin/" + i4,schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/dialin/" + i4,schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/dialin",schemaPath:"#/properties/dialin/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema46.properties.dialin.anyOf[1].type,parentSchema:schema46.properties.dialin.anyOf[1],data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid2 = _errs43 === errors;
valid18 = valid18 || _valid2;
}
if(!valid18){
const err29 = {instancePath:instancePath+"/dialin",schemaPath:"#/properties/dialin/anyOf",keyword:"anyOf",params:{},schema:schema46.properties.dialin.anyOf,parentSchema:schema46.properties.dialin,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
}
}
if(data.admin !== undefined){
let data12 = data.admin;
if(typeof data12 === "string"){
if(!(formats38(data12))){
const err30 = {instancePath:instancePath+"/admin",schemaPath:"#/definitions/url/format",keyword:"format",params:{format: "simple-url"},schema:"simple-url",parentSchema:schema50,data:data12};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/admin",schemaPath:"#/definitions/url/type",keyword:"type",params:{type: "string"},schema:schema50.type,parentSchema:schema50,data:data12};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.furtherHosts !== undefined){
let data13 = data.furtherHosts;
if(Array.isArray(data13)){
const len4 = data13.length;
for(let i5=0; i5<len4; i5++){
let data14 = data13[i5];
if(typeof data14 === "string"){
if(!(formats8(data14))){
const err32 = {instancePath:instancePath+"/furtherHosts/" + i5,schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/furtherHosts/" + i5,schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/furtherHosts",schemaPath:"#/properties/furtherHosts/type",keyword:"type",params:{type: "array"},schema:schema46.properties.furtherHosts.type,parentSchema:schema46.properties.furtherHosts,data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.nestedStack !== undefined){
let data15 = data.nestedStack;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err35 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 20 || isNaN(data15)){
const err36 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data15};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data15 < 1 || isNaN(data15)){
const err37 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
if(data.nestedStacks !== undefined){
if(!(validate24(data.nestedStacks, {instancePath:instancePath+"/nestedStacks",parentData:data,parentDataProperty:"nestedStacks",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.priorities !== undefined){
if(!(validate26(data.priorities, {instancePath:instancePath+"/priorities",parentData:data,parentDataProperty:"priorities",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.loadBalancer !== undefined){
let data18 = data.loadBalancer;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err38 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 20 || isNaN(data18)){
const err39 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err40 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data18};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
if(data.loadBalancers !== undefined){
if(!(validate28(data.loadBalancers, {instancePath:instancePath+"/loadBalancers",parentData:data,parentDataProperty:"loadBalancers",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err41 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema46.type,parentSchema:schema46,data};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

const schema66 = definitions.autodiscover;
const schema71 = definitions.sipDomainChoice;

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data !== "boolean"){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "boolean"},schema:schema71.anyOf[0].type,parentSchema:schema71.anyOf[0],data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(Array.isArray(data)){
const len0 = data.length;
for(let i0=0; i0<len0; i0++){
let data0 = data[i0];
if(typeof data0 === "string"){
if(!(formats8(data0))){
const err1 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/" + i0,schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema71.anyOf[1].type,parentSchema:schema71.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},schema:schema71.anyOf,parentSchema:schema71,data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate33.errors = vErrors;
return errors === 0;
}


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema66.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
let data0 = data.name;
if(typeof data0 === "string"){
if(!pattern13.test(data0)){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/setName/pattern",keyword:"pattern",params:{pattern: "^[^/\\u0000-\\u001f$]{1,100}$"},schema:"^[^/\\u0000-\\u001f$]{1,100}$",parentSchema:schema47,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/setName/type",keyword:"type",params:{type: "string"},schema:schema47.type,parentSchema:schema47,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.answeredBy !== undefined){
let data1 = data.answeredBy;
const _errs7 = errors;
let valid3 = false;
const _errs8 = errors;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema48.anyOf[0].type,parentSchema:schema48.anyOf[0],data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid3 = valid3 || _valid0;
if(!valid3){
const _errs10 = errors;
if(Array.isArray(data1)){
if(data1.length < 1){
const err4 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err5 = {instancePath:instancePath+"/answeredBy/" + i0,schemaPath:"#/definitions/answeredBy/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema48.anyOf[1].items.type,parentSchema:schema48.anyOf[1].items,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
let i1 = data1.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data1[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err6 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err7 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema48.anyOf[1].type,parentSchema:schema48.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid3 = valid3 || _valid0;
}
if(!valid3){
const err8 = {instancePath:instancePath+"/answeredBy",schemaPath:"#/definitions/answeredBy/anyOf",keyword:"anyOf",params:{},schema:schema48.anyOf,parentSchema:schema48,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
if(data.movingFrom !== undefined){
let data3 = data.movingFrom;
if(typeof data3 !== "string"){
const err9 = {instancePath:instancePath+"/movingFrom",schemaPath:"#/definitions/poolName/type",keyword:"type",params:{type: "string"},schema:schema49.type,parentSchema:schema49,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.sipDomains !== undefined){
let data4 = data.sipDomains;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i2=0; i2<len1; i2++){
let data5 = data4[i2];
if(typeof data5 === "string"){
if(!(formats8(data5))){
const err10 = {instancePath:instancePath+"/sipDomains/" + i2,schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/sipDomains/" + i2,schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/sipDomains",schemaPath:"#/properties/sipDomains/type",keyword:"type",params:{type: "array"},schema:schema66.properties.sipDomains.type,parentSchema:schema66.properties.sipDomains,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.overHttp !== undefined){
if(!(validate33(data.overHttp, {instancePath:instancePath+"/overHttp",parentData:data,parentDataProperty:"overHttp",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.onlyOverHttp !== undefined){
if(!(validate33(data.onlyOverHttp, {instancePath:instancePath+"/onlyOverHttp",parentData:data,parentDataProperty:"onlyOverHttp",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.nestedStack !== undefined){
let data8 = data.nestedStack;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err13 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data8};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 20 || isNaN(data8)){
const err14 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data8 < 1 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
if(data.nestedStacks !== undefined){
if(!(validate24(data.nestedStacks, {instancePath:instancePath+"/nestedStacks",parentData:data,parentDataProperty:"nestedStacks",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
}
if(data.priorities !== undefined){
if(!(validate26(data.priorities, {instancePath:instancePath+"/priorities",parentData:data,parentDataProperty:"priorities",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
if(data.loadBalancer !== undefined){
let data11 = data.loadBalancer;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err16 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 20 || isNaN(data11)){
const err17 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err18 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data11};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
if(data.loadBalancers !== undefined){
if(!(validate28(data.loadBalancers, {instancePath:instancePath+"/loadBalancers",parentData:data,parentDataProperty:"loadBalancers",rootData}))){
vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
errors = vErrors.length;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema66.type,parentSchema:schema66,data};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate32.errors = vErrors;
return errors === 0;
}

const schema75 = definitions.officeWebApps;

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.host === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},schema:schema75.required,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema75.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined){
let data0 = data.host;
if(typeof data0 === "string"){
if(!(formats8(data0))){
const err2 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.servers !== undefined){
if(!(validate16(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerAddress !== undefined){
let data2 = data.loadBalancerAddress;
if(typeof data2 === "string"){
if(!(formats28(data2))){
const err4 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/format",keyword:"format",params:{format: "address"},schema:"address",parentSchema:schema31,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/type",keyword:"type",params:{type: "string"},schema:schema31.type,parentSchema:schema31,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.certificateName !== undefined){
let data3 = data.certificateName;
if(typeof data3 === "string"){
if(!(formats8(data3))){
const err6 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.port !== undefined){
let data4 = data.port;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},schema:schema34.type,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 65535 || isNaN(data4)){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
if(data.stickiness !== undefined){
let data5 = data.stickiness;
if(!((data5 === "none") || (data5 === "loadBalancerCookie"))){
const err11 = {instancePath:instancePath+"/stickiness",schemaPath:"#/definitions/stickiness/enum",keyword:"enum",params:{allowedValues: schema38.enum},schema:schema38.enum,parentSchema:schema38,data:data5};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.healthCheck !== undefined){
let data6 = data.healthCheck;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
if(!((key1 === "path") || (key1 === "matcher"))){
const err12 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/healthCheck/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema37,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data6.path !== undefined){
let data7 = data6.path;
if(typeof data7 === "string"){
if(!pattern15.test(data7)){
const err13 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/healthCheck/properties/path/pattern",keyword:"pattern",params:{pattern: "^/[\\x21-\\x7e]{0,1023}$"},schema:"^/[\\x21-\\x7e]{0,1023}$",parentSchema:schema37.properties.path,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/healthCheck/properties/path/type",keyword:"type",params:{type: "string"},schema:schema37.properties.path.type,parentSchema:schema37.properties.path,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data6.matcher !== undefined){
let data8 = data6.matcher;
const _errs24 = errors;
let valid8 = false;
const _errs25 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
const err15 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/type",keyword:"type",params:{type: "integer"},schema:schema37.properties.matcher.anyOf[0].type,parentSchema:schema37.properties.matcher.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 499 || isNaN(data8)){
const err16 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 499},schema:499,parentSchema:schema37.properties.matcher.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data8 < 200 || isNaN(data8)){
const err17 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},schema:200,parentSchema:schema37.properties.matcher.anyOf[0],data:data8};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
var _valid0 = _errs25 === errors;
valid8 = valid8 || _valid0;
if(!valid8){
const _errs27 = errors;
if(typeof data8 === "string"){
if(!(formats36(data8))){
const err18 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/1/format",keyword:"format",params:{format: "matcher"},schema:"matcher",parentSchema:schema37.properties.matcher.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf/1/type",keyword:"type",params:{type: "string"},schema:schema37.properties.matcher.anyOf[1].type,parentSchema:schema37.properties.matcher.anyOf[1],data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid0 = _errs27 === errors;
valid8 = valid8 || _valid0;
}
if(!valid8){
const err20 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/healthCheck/properties/matcher/anyOf",keyword:"anyOf",params:{},schema:schema37.properties.matcher.anyOf,parentSchema:schema37.properties.matcher,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err21 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/healthCheck/type",keyword:"type",params:{type: "object"},schema:schema37.type,parentSchema:schema37,data:data6};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.priority !== undefined){
let data9 = data.priority;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err22 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 50000 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50000},schema:50000,parentSchema:schema39,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
if(data.nestedStack !== undefined){
let data10 = data.nestedStack;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err25 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 20 || isNaN(data10)){
const err26 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err27 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
if(data.frontEnd !== undefined){
let data11 = data.frontEnd;
if(!(((data11 === "applicationLoadBalancer") || (data11 === "networkLoadBalancer")) || (data11 === "haproxy"))){
const err28 = {instancePath:instancePath+"/frontEnd",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.movingFrom !== undefined){
let data12 = data.movingFrom;
if(!(((data12 === "applicationLoadBalancer") || (data12 === "networkLoadBalancer")) || (data12 === "haproxy"))){
const err29 = {instancePath:instancePath+"/movingFrom",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.loadBalancer !== undefined){
let data13 = data.loadBalancer;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err30 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 20 || isNaN(data13)){
const err31 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data13};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err32 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data13};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
if(data.fixedAddresses !== undefined){
let data14 = data.fixedAddresses;
if(Array.isArray(data14)){
if(data14.length < 1){
const err33 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema44,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(!pattern16.test(data15)){
const err34 = {instancePath:instancePath+"/fixedAddresses/" + i0,schemaPath:"#/definitions/fixedAddresses/items/pattern",keyword:"pattern",params:{pattern: "^eipalloc-[0-9a-f]+$"},schema:"^eipalloc-[0-9a-f]+$",parentSchema:schema44.items,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/fixedAddresses/" + i0,schemaPath:"#/definitions/fixedAddresses/items/type",keyword:"type",params:{type: "string"},schema:schema44.items.type,parentSchema:schema44.items,data:data15};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
let i1 = data14.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data14[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err36 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema44,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err37 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/type",keyword:"type",params:{type: "array"},schema:schema44.type,parentSchema:schema44,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
}
else {
const err38 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema75.type,parentSchema:schema75,data};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema92 = definitions.furtherService;
const schema97 = definitions.serviceHealthCheck;
const schema98 = definitions.serviceSignIn;

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.host === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "host"},schema:schema92.required,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema92.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.host !== undefined){
let data0 = data.host;
if(typeof data0 === "string"){
if(!(formats8(data0))){
const err2 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/host",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.servers !== undefined){
if(!(validate16(data.servers, {instancePath:instancePath+"/servers",parentData:data,parentDataProperty:"servers",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
errors = vErrors.length;
}
}
if(data.loadBalancerAddress !== undefined){
let data2 = data.loadBalancerAddress;
if(typeof data2 === "string"){
if(!(formats28(data2))){
const err4 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/format",keyword:"format",params:{format: "address"},schema:"address",parentSchema:schema31,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/loadBalancerAddress",schemaPath:"#/definitions/address/type",keyword:"type",params:{type: "string"},schema:schema31.type,parentSchema:schema31,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.port !== undefined){
let data3 = data.port;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err6 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/type",keyword:"type",params:{type: "integer"},schema:schema34.type,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},schema:65535,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema34,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data.stickiness !== undefined){
let data4 = data.stickiness;
if(!((data4 === "none") || (data4 === "loadBalancerCookie"))){
const err9 = {instancePath:instancePath+"/stickiness",schemaPath:"#/definitions/stickiness/enum",keyword:"enum",params:{allowedValues: schema38.enum},schema:schema38.enum,parentSchema:schema38,data:data4};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.healthCheck !== undefined){
let data5 = data.healthCheck;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
if(!((key1 === "path") || (key1 === "matcher"))){
const err10 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/serviceHealthCheck/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema97,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data5.path !== undefined){
let data6 = data5.path;
if(typeof data6 === "string"){
if(!pattern15.test(data6)){
const err11 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/serviceHealthCheck/properties/path/pattern",keyword:"pattern",params:{pattern: "^/[\\x21-\\x7e]{0,1023}$"},schema:"^/[\\x21-\\x7e]{0,1023}$",parentSchema:schema97.properties.path,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/healthCheck/path",schemaPath:"#/definitions/serviceHealthCheck/properties/path/type",keyword:"type",params:{type: "string"},schema:schema97.properties.path.type,parentSchema:schema97.properties.path,data:data6};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data5.matcher !== undefined){
let data7 = data5.matcher;
const _errs21 = errors;
let valid7 = false;
const _errs22 = errors;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err13 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf/0/type",keyword:"type",params:{type: "integer"},schema:schema97.properties.matcher.anyOf[0].type,parentSchema:schema97.properties.matcher.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 499 || isNaN(data7)){
const err14 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf/0/maximum",keyword:"maximum",params:{comparison: "<=", limit: 499},schema:499,parentSchema:schema97.properties.matcher.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data7 < 200 || isNaN(data7)){
const err15 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 200},schema:200,parentSchema:schema97.properties.matcher.anyOf[0],data:data7};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
var _valid0 = _errs22 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs24 = errors;
if(typeof data7 === "string"){
if(!(formats36(data7))){
const err16 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf/1/format",keyword:"format",params:{format: "matcher"},schema:"matcher",parentSchema:schema97.properties.matcher.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf/1/type",keyword:"type",params:{type: "string"},schema:schema97.properties.matcher.anyOf[1].type,parentSchema:schema97.properties.matcher.anyOf[1],data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid0 = _errs24 === errors;
valid7 = valid7 || _valid0;
}
if(!valid7){
const err18 = {instancePath:instancePath+"/healthCheck/matcher",schemaPath:"#/definitions/serviceHealthCheck/properties/matcher/anyOf",keyword:"anyOf",params:{},schema:schema97.properties.matcher.anyOf,parentSchema:schema97.properties.matcher,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err19 = {instancePath:instancePath+"/healthCheck",schemaPath:"#/definitions/serviceHealthCheck/type",keyword:"type",params:{type: "object"},schema:schema97.type,parentSchema:schema97,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.externalSignIn !== undefined){
let data8 = data.externalSignIn;
if(!((((data8 === "windows") || (data8 === "passive")) || (data8 === "modern")) || (data8 === "none"))){
const err20 = {instancePath:instancePath+"/externalSignIn",schemaPath:"#/definitions/serviceSignIn/enum",keyword:"enum",params:{allowedValues: schema98.enum},schema:schema98.enum,parentSchema:schema98,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.certificateName !== undefined){
let data9 = data.certificateName;
if(typeof data9 === "string"){
if(!(formats8(data9))){
const err21 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data9};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/certificateName",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data9};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.priority !== undefined){
let data10 = data.priority;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err23 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/type",keyword:"type",params:{type: "integer"},schema:schema39.type,parentSchema:schema39,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 50000 || isNaN(data10)){
const err24 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/maximum",keyword:"maximum",params:{comparison: "<=", limit: 50000},schema:50000,parentSchema:schema39,data:data10};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data10 < 1 || isNaN(data10)){
const err25 = {instancePath:instancePath+"/priority",schemaPath:"#/definitions/priority/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema39,data:data10};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data.nestedStack !== undefined){
let data11 = data.nestedStack;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err26 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/type",keyword:"type",params:{type: "integer"},schema:schema40.type,parentSchema:schema40,data:data11};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 20 || isNaN(data11)){
const err27 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema40,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data11 < 1 || isNaN(data11)){
const err28 = {instancePath:instancePath+"/nestedStack",schemaPath:"#/definitions/nestedStack/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema40,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
if(data.frontEnd !== undefined){
let data12 = data.frontEnd;
if(!(((data12 === "applicationLoadBalancer") || (data12 === "networkLoadBalancer")) || (data12 === "haproxy"))){
const err29 = {instancePath:instancePath+"/frontEnd",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data12};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.movingFrom !== undefined){
let data13 = data.movingFrom;
if(!(((data13 === "applicationLoadBalancer") || (data13 === "networkLoadBalancer")) || (data13 === "haproxy"))){
const err30 = {instancePath:instancePath+"/movingFrom",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data13};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.loadBalancer !== undefined){
let data14 = data.loadBalancer;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err31 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/type",keyword:"type",params:{type: "integer"},schema:schema43.type,parentSchema:schema43,data:data14};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 20 || isNaN(data14)){
const err32 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema43,data:data14};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data14 < 1 || isNaN(data14)){
const err33 = {instancePath:instancePath+"/loadBalancer",schemaPath:"#/definitions/loadBalancer/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema43,data:data14};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data.fixedAddresses !== undefined){
let data15 = data.fixedAddresses;
if(Array.isArray(data15)){
if(data15.length < 1){
const err34 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if(typeof data16 === "string"){
if(!pattern16.test(data16)){
const err35 = {instancePath:instancePath+"/fixedAddresses/" + i0,schemaPath:"#/definitions/fixedAddresses/items/pattern",keyword:"pattern",params:{pattern: "^eipalloc-[0-9a-f]+$"},schema:"^eipalloc-[0-9a-f]+$",parentSchema:schema44.items,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/fixedAddresses/" + i0,schemaPath:"#/definitions/fixedAddresses/items/type",keyword:"type",params:{type: "string"},schema:schema44.items.type,parentSchema:schema44.items,data:data16};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
let i1 = data15.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data15[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err37 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},schema:true,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err38 = {instancePath:instancePath+"/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/type",keyword:"type",params:{type: "array"},schema:schema44.type,parentSchema:schema44,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
}
else {
const err39 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema92.type,parentSchema:schema92,data};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
validate44.errors = vErrors;
return errors === 0;
}

const formats10 = IS_OF_FORMAT["tls-policy"];
const formats12 = IS_OF_FORMAT["access-logs"];
const formats16 = IS_OF_FORMAT["certificate-name"];

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.pools === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pools"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.hostedZones === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "hostedZones"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.network === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "network"},schema:schema11.required,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err4 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema11.properties.$schema.type,parentSchema:schema11.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.env !== undefined){
let data1 = data.env;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
if(!((key1 === "account") || (key1 === "region"))){
const err5 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema11.properties.env,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.account !== undefined){
let data2 = data1.account;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err6 = {instancePath:instancePath+"/env/account",schemaPath:"#/properties/env/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},schema:"^[0-9]{12}$",parentSchema:schema11.properties.env.properties.account,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/env/account",schemaPath:"#/properties/env/properties/account/type",keyword:"type",params:{type: "string"},schema:schema11.properties.env.properties.account.type,parentSchema:schema11.properties.env.properties.account,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.region !== undefined){
let data3 = data1.region;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err8 = {instancePath:instancePath+"/env/region",schemaPath:"#/properties/env/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,4}(-[a-z]+)+-[0-9]+$"},schema:"^[a-z]{2,4}(-[a-z]+)+-[0-9]+$",parentSchema:schema11.properties.env.properties.region,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/env/region",schemaPath:"#/properties/env/properties/region/type",keyword:"type",params:{type: "string"},schema:schema11.properties.env.properties.region.type,parentSchema:schema11.properties.env.properties.region,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
else {
const err10 = {instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "object"},schema:schema11.properties.env.type,parentSchema:schema11.properties.env,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.stackName !== undefined){
let data4 = data.stackName;
if(typeof data4 === "string"){
if(!pattern2.test(data4)){
const err11 = {instancePath:instancePath+"/stackName",schemaPath:"#/properties/stackName/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][A-Za-z0-9-]{0,127}$"},schema:"^[A-Za-z][A-Za-z0-9-]{0,127}$",parentSchema:schema11.properties.stackName,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/stackName",schemaPath:"#/properties/stackName/type",keyword:"type",params:{type: "string"},schema:schema11.properties.stackName.type,parentSchema:schema11.properties.stackName,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.network !== undefined){
if(!(validate11(data.network, {instancePath:instancePath+"/network",parentData:data,parentDataProperty:"network",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
if(data.hostedZones !== undefined){
let data6 = data.hostedZones;
if(Array.isArray(data6)){
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
if(!(validate13(data6[i0], {instancePath:instancePath+"/hostedZones/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
errors = vErrors.length;
}
}
}
else {
const err13 = {instancePath:instancePath+"/hostedZones",schemaPath:"#/properties/hostedZones/type",keyword:"type",params:{type: "array"},schema:schema11.properties.hostedZones.type,parentSchema:schema11.properties.hostedZones,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.dnsRecords !== undefined){
let data8 = data.dnsRecords;
if(!(((data8 === "create") || (data8 === "retain")) || (data8 === "none"))){
const err14 = {instancePath:instancePath+"/dnsRecords",schemaPath:"#/properties/dnsRecords/enum",keyword:"enum",params:{allowedValues: schema11.properties.dnsRecords.enum},schema:schema11.properties.dnsRecords.enum,parentSchema:schema11.properties.dnsRecords,data:data8};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.clients !== undefined){
let data9 = data.clients;
if(Array.isArray(data9)){
const len1 = data9.length;
for(let i1=0; i1<len1; i1++){
let data10 = data9[i1];
if(!(((((((((((((((((data10 === "lync2010") || (data10 === "lync2010Attendee")) || (data10 === "lync2010Mobile")) || (data10 === "lync2013")) || (data10 === "lync2013Mobile")) || (data10 === "lyncMac2011")) || (data10 === "lyncPhoneEdition")) || (data10 === "lyncRoomSystem")) || (data10 === "lyncStoreApp")) || (data10 === "webApp")) || (data10 === "skypeForBusiness2015")) || (data10 === "skypeForBusiness2016")) || (data10 === "skypeForBusiness2019")) || (data10 === "skypeForBusinessMac")) || (data10 === "skypeForBusinessMobile")) || (data10 === "skypeForBusinessWindowsPhone")) || (data10 === "teamsRooms"))){
const err15 = {instancePath:instancePath+"/clients/" + i1,schemaPath:"#/definitions/client/enum",keyword:"enum",params:{allowedValues: schema18.enum},schema:schema18.enum,parentSchema:schema18,data:data10};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/clients",schemaPath:"#/properties/clients/type",keyword:"type",params:{type: "array"},schema:schema11.properties.clients.type,parentSchema:schema11.properties.clients,data:data9};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.externalSignIn !== undefined){
let data11 = data.externalSignIn;
if(!(((data11 === "windows") || (data11 === "passive")) || (data11 === "modern"))){
const err17 = {instancePath:instancePath+"/externalSignIn",schemaPath:"#/definitions/externalSignIn/enum",keyword:"enum",params:{allowedValues: schema19.enum},schema:schema19.enum,parentSchema:schema19,data:data11};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.frontEnd !== undefined){
let data12 = data.frontEnd;
if(!(((data12 === "applicationLoadBalancer") || (data12 === "networkLoadBalancer")) || (data12 === "haproxy"))){
const err18 = {instancePath:instancePath+"/frontEnd",schemaPath:"#/definitions/frontEnd/enum",keyword:"enum",params:{allowedValues: schema20.enum},schema:schema20.enum,parentSchema:schema20,data:data12};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.loadBalancers !== undefined){
let data13 = data.loadBalancers;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err19 = {instancePath:instancePath+"/loadBalancers",schemaPath:"#/properties/loadBalancers/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.loadBalancers.type,parentSchema:schema11.properties.loadBalancers,data:data13};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 20 || isNaN(data13)){
const err20 = {instancePath:instancePath+"/loadBalancers",schemaPath:"#/properties/loadBalancers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema11.properties.loadBalancers,data:data13};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data13 < 1 || isNaN(data13)){
const err21 = {instancePath:instancePath+"/loadBalancers",schemaPath:"#/properties/loadBalancers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.loadBalancers,data:data13};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
if(data.compactPublishing !== undefined){
let data14 = data.compactPublishing;
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
if(data14.rules === undefined){
const err22 = {instancePath:instancePath+"/compactPublishing",schemaPath:"#/properties/compactPublishing/required",keyword:"required",params:{missingProperty: "rules"},schema:schema11.properties.compactPublishing.required,parentSchema:schema11.properties.compactPublishing,data:data14};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key2 in data14){
if(!((key2 === "rules") || (key2 === "autodiscoverOverHttp"))){
const err23 = {instancePath:instancePath+"/compactPublishing",schemaPath:"#/properties/compactPublishing/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema11.properties.compactPublishing,data:data14};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data14.rules !== undefined){
let data15 = data14.rules;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err24 = {instancePath:instancePath+"/compactPublishing/rules",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},schema:schema21.type,parentSchema:schema21,data:data15};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
const err25 = {instancePath:instancePath+"/compactPublishing/rules",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21,data:data15};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data14.autodiscoverOverHttp !== undefined){
let data16 = data14.autodiscoverOverHttp;
if(typeof data16 !== "boolean"){
const err26 = {instancePath:instancePath+"/compactPublishing/autodiscoverOverHttp",schemaPath:"#/properties/compactPublishing/properties/autodiscoverOverHttp/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.compactPublishing.properties.autodiscoverOverHttp.type,parentSchema:schema11.properties.compactPublishing.properties.autodiscoverOverHttp,data:data16};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/compactPublishing",schemaPath:"#/properties/compactPublishing/type",keyword:"type",params:{type: "object"},schema:schema11.properties.compactPublishing.type,parentSchema:schema11.properties.compactPublishing,data:data14};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.loadBalancersBefore !== undefined){
let data17 = data.loadBalancersBefore;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err28 = {instancePath:instancePath+"/loadBalancersBefore",schemaPath:"#/properties/loadBalancersBefore/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.loadBalancersBefore.type,parentSchema:schema11.properties.loadBalancersBefore,data:data17};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 20 || isNaN(data17)){
const err29 = {instancePath:instancePath+"/loadBalancersBefore",schemaPath:"#/properties/loadBalancersBefore/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema11.properties.loadBalancersBefore,data:data17};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err30 = {instancePath:instancePath+"/loadBalancersBefore",schemaPath:"#/properties/loadBalancersBefore/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.loadBalancersBefore,data:data17};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
if(data.idleTimeout !== undefined){
let data18 = data.idleTimeout;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err31 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/properties/idleTimeout/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.idleTimeout.type,parentSchema:schema11.properties.idleTimeout,data:data18};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 4000 || isNaN(data18)){
const err32 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/properties/idleTimeout/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4000},schema:4000,parentSchema:schema11.properties.idleTimeout,data:data18};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err33 = {instancePath:instancePath+"/idleTimeout",schemaPath:"#/properties/idleTimeout/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.idleTimeout,data:data18};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
if(data.tlsPolicy !== undefined){
let data19 = data.tlsPolicy;
if(typeof data19 === "string"){
if(!(formats10(data19))){
const err34 = {instancePath:instancePath+"/tlsPolicy",schemaPath:"#/properties/tlsPolicy/format",keyword:"format",params:{format: "tls-policy"},schema:"tls-policy",parentSchema:schema11.properties.tlsPolicy,data:data19};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/tlsPolicy",schemaPath:"#/properties/tlsPolicy/type",keyword:"type",params:{type: "string"},schema:schema11.properties.tlsPolicy.type,parentSchema:schema11.properties.tlsPolicy,data:data19};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.http !== undefined){
let data20 = data.http;
if(!((data20 === "redirect") || (data20 === "none"))){
const err36 = {instancePath:instancePath+"/http",schemaPath:"#/properties/http/enum",keyword:"enum",params:{allowedValues: schema11.properties.http.enum},schema:schema11.properties.http.enum,parentSchema:schema11.properties.http,data:data20};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.accessLogs !== undefined){
let data21 = data.accessLogs;
const _errs44 = errors;
let valid11 = false;
const _errs45 = errors;
if(typeof data21 === "string"){
if(!pattern9.test(data21)){
const err37 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^(create|none|s3://[^/]+(/[^/]+)*/?)$"},schema:"^(create|none|s3://[^/]+(/[^/]+)*/?)$",parentSchema:schema11.properties.accessLogs.anyOf[0],data:data21};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(!(formats12(data21))){
const err38 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/0/format",keyword:"format",params:{format: "access-logs"},schema:"access-logs",parentSchema:schema11.properties.accessLogs.anyOf[0],data:data21};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema11.properties.accessLogs.anyOf[0].type,parentSchema:schema11.properties.accessLogs.anyOf[0],data:data21};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid0 = _errs45 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const _errs47 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.bucket === undefined){
const err40 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/1/required",keyword:"required",params:{missingProperty: "bucket"},schema:schema11.properties.accessLogs.anyOf[1].required,parentSchema:schema11.properties.accessLogs.anyOf[1],data:data21};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
for(const key3 in data21){
if(!((key3 === "bucket") || (key3 === "retentionDays"))){
const err41 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema11.properties.accessLogs.anyOf[1],data:data21};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data21.bucket !== undefined){
let data22 = data21.bucket;
if(typeof data22 === "string"){
if(!pattern10.test(data22)){
const err42 = {instancePath:instancePath+"/accessLogs/bucket",schemaPath:"#/properties/accessLogs/anyOf/1/properties/bucket/pattern",keyword:"pattern",params:{pattern: "^(create|s3://[^/]+(/[^/]+)*/?)$"},schema:"^(create|s3://[^/]+(/[^/]+)*/?)$",parentSchema:schema11.properties.accessLogs.anyOf[1].properties.bucket,data:data22};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(!(formats12(data22))){
const err43 = {instancePath:instancePath+"/accessLogs/bucket",schemaPath:"#/properties/accessLogs/anyOf/1/properties/bucket/format",keyword:"format",params:{format: "access-logs"},schema:"access-logs",parentSchema:schema11.properties.accessLogs.anyOf[1].properties.bucket,data:data22};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/accessLogs/bucket",schemaPath:"#/properties/accessLogs/anyOf/1/properties/bucket/type",keyword:"type",params:{type: "string"},schema:schema11.properties.accessLogs.anyOf[1].properties.bucket.type,parentSchema:schema11.properties.accessLogs.anyOf[1].properties.bucket,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data21.retentionDays !== undefined){
let data23 = data21.retentionDays;
if(!((typeof data23 == "number") && (isFinite(data23)))){
const err45 = {instancePath:instancePath+"/accessLogs/retentionDays",schemaPath:"#/properties/accessLogs/anyOf/1/properties/retentionDays/type",keyword:"type",params:{type: "number"},schema:schema11.properties.accessLogs.anyOf[1].properties.retentionDays.type,parentSchema:schema11.properties.accessLogs.anyOf[1].properties.retentionDays,data:data23};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema11.properties.accessLogs.anyOf[1].type,parentSchema:schema11.properties.accessLogs.anyOf[1],data:data21};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid0 = _errs47 === errors;
valid11 = valid11 || _valid0;
}
if(!valid11){
const err47 = {instancePath:instancePath+"/accessLogs",schemaPath:"#/properties/accessLogs/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.accessLogs.anyOf,parentSchema:schema11.properties.accessLogs,data:data21};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data.alarms !== undefined){
let data24 = data.alarms;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key4 in data24){
if(!((((key4 === "email") || (key4 === "topicArn")) || (key4 === "except")) || (key4 === "thresholds"))){
const err48 = {instancePath:instancePath+"/alarms",schemaPath:"#/properties/alarms/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema11.properties.alarms,data:data24};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data24.email !== undefined){
let data25 = data24.email;
if(Array.isArray(data25)){
const len2 = data25.length;
for(let i2=0; i2<len2; i2++){
let data26 = data25[i2];
if(typeof data26 !== "string"){
const err49 = {instancePath:instancePath+"/alarms/email/" + i2,schemaPath:"#/properties/alarms/properties/email/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.alarms.properties.email.items.type,parentSchema:schema11.properties.alarms.properties.email.items,data:data26};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/alarms/email",schemaPath:"#/properties/alarms/properties/email/type",keyword:"type",params:{type: "array"},schema:schema11.properties.alarms.properties.email.type,parentSchema:schema11.properties.alarms.properties.email,data:data25};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data24.topicArn !== undefined){
let data27 = data24.topicArn;
if(typeof data27 === "string"){
if(!pattern11.test(data27)){
const err51 = {instancePath:instancePath+"/alarms/topicArn",schemaPath:"#/properties/alarms/properties/topicArn/pattern",keyword:"pattern",params:{pattern: "^arn:[a-z-]+:sns:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$"},schema:"^arn:[a-z-]+:sns:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$",parentSchema:schema11.properties.alarms.properties.topicArn,data:data27};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/alarms/topicArn",schemaPath:"#/properties/alarms/properties/topicArn/type",keyword:"type",params:{type: "string"},schema:schema11.properties.alarms.properties.topicArn.type,parentSchema:schema11.properties.alarms.properties.topicArn,data:data27};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data24.except !== undefined){
let data28 = data24.except;
if(Array.isArray(data28)){
const len3 = data28.length;
for(let i3=0; i3<len3; i3++){
let data29 = data28[i3];
if(typeof data29 !== "string"){
const err53 = {instancePath:instancePath+"/alarms/except/" + i3,schemaPath:"#/properties/alarms/properties/except/items/type",keyword:"type",params:{type: "string"},schema:schema11.properties.alarms.properties.except.items.type,parentSchema:schema11.properties.alarms.properties.except.items,data:data29};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
}
else {
const err54 = {instancePath:instancePath+"/alarms/except",schemaPath:"#/properties/alarms/properties/except/type",keyword:"type",params:{type: "array"},schema:schema11.properties.alarms.properties.except.type,parentSchema:schema11.properties.alarms.properties.except,data:data28};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data24.thresholds !== undefined){
let data30 = data24.thresholds;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key5 in data30){
let data31 = data30[key5];
if(!((typeof data31 == "number") && (isFinite(data31)))){
const err55 = {instancePath:instancePath+"/alarms/thresholds/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/alarms/properties/thresholds/additionalProperties/type",keyword:"type",params:{type: "number"},schema:schema11.properties.alarms.properties.thresholds.additionalProperties.type,parentSchema:schema11.properties.alarms.properties.thresholds.additionalProperties,data:data31};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/alarms/thresholds",schemaPath:"#/properties/alarms/properties/thresholds/type",keyword:"type",params:{type: "object"},schema:schema11.properties.alarms.properties.thresholds.type,parentSchema:schema11.properties.alarms.properties.thresholds,data:data30};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/alarms",schemaPath:"#/properties/alarms/type",keyword:"type",params:{type: "object"},schema:schema11.properties.alarms.type,parentSchema:schema11.properties.alarms,data:data24};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.dashboard !== undefined){
let data32 = data.dashboard;
if(!((data32 === "create") || (data32 === "none"))){
const err58 = {instancePath:instancePath+"/dashboard",schemaPath:"#/properties/dashboard/enum",keyword:"enum",params:{allowedValues: schema11.properties.dashboard.enum},schema:schema11.properties.dashboard.enum,parentSchema:schema11.properties.dashboard,data:data32};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data.deletionProtection !== undefined){
let data33 = data.deletionProtection;
if(typeof data33 !== "boolean"){
const err59 = {instancePath:instancePath+"/deletionProtection",schemaPath:"#/properties/deletionProtection/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.deletionProtection.type,parentSchema:schema11.properties.deletionProtection,data:data33};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.certificates !== undefined){
let data34 = data.certificates;
if(Array.isArray(data34)){
const len4 = data34.length;
for(let i4=0; i4<len4; i4++){
let data35 = data34[i4];
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.arn === undefined){
const err60 = {instancePath:instancePath+"/certificates/" + i4,schemaPath:"#/properties/certificates/items/required",keyword:"required",params:{missingProperty: "arn"},schema:schema11.properties.certificates.items.required,parentSchema:schema11.properties.certificates.items,data:data35};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data35.names === undefined){
const err61 = {instancePath:instancePath+"/certificates/" + i4,schemaPath:"#/properties/certificates/items/required",keyword:"required",params:{missingProperty: "names"},schema:schema11.properties.certificates.items.required,parentSchema:schema11.properties.certificates.items,data:data35};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
for(const key6 in data35){
if(!((key6 === "arn") || (key6 === "names"))){
const err62 = {instancePath:instancePath+"/certificates/" + i4,schemaPath:"#/properties/certificates/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema11.properties.certificates.items,data:data35};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data35.arn !== undefined){
let data36 = data35.arn;
if(typeof data36 === "string"){
if(!pattern12.test(data36)){
const err63 = {instancePath:instancePath+"/certificates/" + i4+"/arn",schemaPath:"#/properties/certificates/items/properties/arn/pattern",keyword:"pattern",params:{pattern: "^arn:[a-z-]+:(acm:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:certificate|iam::[0-9]{12}:server-certificate)/([!-~]*/)?([A-Za-z0-9_+=,.@-]+|\\{\\{resolve:.+\\}\\})$"},schema:"^arn:[a-z-]+:(acm:[a-z]{2,4}(-[a-z]+)+-[0-9]+:[0-9]{12}:certificate|iam::[0-9]{12}:server-certificate)/([!-~]*/)?([A-Za-z0-9_+=,.@-]+|\\{\\{resolve:.+\\}\\})$",parentSchema:schema11.properties.certificates.items.properties.arn,data:data36};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/certificates/" + i4+"/arn",schemaPath:"#/properties/certificates/items/properties/arn/type",keyword:"type",params:{type: "string"},schema:schema11.properties.certificates.items.properties.arn.type,parentSchema:schema11.properties.certificates.items.properties.arn,data:data36};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data35.names !== undefined){
let data37 = data35.names;
if(Array.isArray(data37)){
if(data37.length < 1){
const err65 = {instancePath:instancePath+"/certificates/" + i4+"/names",schemaPath:"#/definitions/certificateNames/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema22,data:data37};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
const len5 = data37.length;
for(let i5=0; i5<len5; i5++){
let data38 = data37[i5];
if(typeof data38 === "string"){
if(!(formats16(data38))){
const err66 = {instancePath:instancePath+"/certificates/" + i4+"/names/" + i5,schemaPath:"#/definitions/certificateNames/items/format",keyword:"format",params:{format: "certificate-name"},schema:"certificate-name",parentSchema:schema22.items,data:data38};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/certificates/" + i4+"/names/" + i5,schemaPath:"#/definitions/certificateNames/items/type",keyword:"type",params:{type: "string"},schema:schema22.items.type,parentSchema:schema22.items,data:data38};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath:instancePath+"/certificates/" + i4+"/names",schemaPath:"#/definitions/certificateNames/type",keyword:"type",params:{type: "array"},schema:schema22.type,parentSchema:schema22,data:data37};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/certificates/" + i4,schemaPath:"#/properties/certificates/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.certificates.items.type,parentSchema:schema11.properties.certificates.items,data:data35};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/certificates",schemaPath:"#/properties/certificates/type",keyword:"type",params:{type: "array"},schema:schema11.properties.certificates.type,parentSchema:schema11.properties.certificates,data:data34};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data.namesPerCertificate !== undefined){
let data39 = data.namesPerCertificate;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err71 = {instancePath:instancePath+"/namesPerCertificate",schemaPath:"#/properties/namesPerCertificate/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.namesPerCertificate.type,parentSchema:schema11.properties.namesPerCertificate,data:data39};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 100 || isNaN(data39)){
const err72 = {instancePath:instancePath+"/namesPerCertificate",schemaPath:"#/properties/namesPerCertificate/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema11.properties.namesPerCertificate,data:data39};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data39 < 1 || isNaN(data39)){
const err73 = {instancePath:instancePath+"/namesPerCertificate",schemaPath:"#/properties/namesPerCertificate/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.namesPerCertificate,data:data39};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
}
if(data.defaultCertificate !== undefined){
let data40 = data.defaultCertificate;
if(typeof data40 === "string"){
if(!(formats8(data40))){
const err74 = {instancePath:instancePath+"/defaultCertificate",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data40};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/defaultCertificate",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data40};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data.sipDomains !== undefined){
let data41 = data.sipDomains;
if(Array.isArray(data41)){
const len6 = data41.length;
for(let i6=0; i6<len6; i6++){
let data42 = data41[i6];
const _errs95 = errors;
let valid28 = false;
const _errs96 = errors;
if(typeof data42 === "string"){
if(!(formats8(data42))){
const err76 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data42};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data42};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid1 = _errs96 === errors;
valid28 = valid28 || _valid1;
if(!valid28){
const _errs99 = errors;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.name === undefined){
const err78 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/properties/sipDomains/items/anyOf/1/required",keyword:"required",params:{missingProperty: "name"},schema:schema11.properties.sipDomains.items.anyOf[1].required,parentSchema:schema11.properties.sipDomains.items.anyOf[1],data:data42};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key7 in data42){
if(!(((key7 === "name") || (key7 === "autodiscover")) || (key7 === "meet"))){
const err79 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/properties/sipDomains/items/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema11.properties.sipDomains.items.anyOf[1],data:data42};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data42.name !== undefined){
let data43 = data42.name;
if(typeof data43 === "string"){
if(!(formats8(data43))){
const err80 = {instancePath:instancePath+"/sipDomains/" + i6+"/name",schemaPath:"#/definitions/hostName/format",keyword:"format",params:{format: "host-name"},schema:"host-name",parentSchema:schema17,data:data43};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/sipDomains/" + i6+"/name",schemaPath:"#/definitions/hostName/type",keyword:"type",params:{type: "string"},schema:schema17.type,parentSchema:schema17,data:data43};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data42.autodiscover !== undefined){
let data44 = data42.autodiscover;
if(typeof data44 !== "boolean"){
const err82 = {instancePath:instancePath+"/sipDomains/" + i6+"/autodiscover",schemaPath:"#/properties/sipDomains/items/anyOf/1/properties/autodiscover/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.sipDomains.items.anyOf[1].properties.autodiscover.type,parentSchema:schema11.properties.sipDomains.items.anyOf[1].properties.autodiscover,data:data44};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data42.meet !== undefined){
let data45 = data42.meet;
if(typeof data45 !== "boolean"){
const err83 = {instancePath:instancePath+"/sipDomains/" + i6+"/meet",schemaPath:"#/properties/sipDomains/items/anyOf/1/properties/meet/type",keyword:"type",params:{type: "boolean"},schema:schema11.properties.sipDomains.items.anyOf[1].properties.meet.type,parentSchema:schema11.properties.sipDomains.items.anyOf[1].properties.meet,data:data45};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/properties/sipDomains/items/anyOf/1/type",keyword:"type",params:{type: "object"},schema:schema11.properties.sipDomains.items.anyOf[1].type,parentSchema:schema11.properties.sipDomains.items.anyOf[1],data:data42};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var _valid1 = _errs99 === errors;
valid28 = valid28 || _valid1;
}
if(!valid28){
const err85 = {instancePath:instancePath+"/sipDomains/" + i6,schemaPath:"#/properties/sipDomains/items/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.sipDomains.items.anyOf,parentSchema:schema11.properties.sipDomains.items,data:data42};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
else {
errors = _errs95;
if(vErrors !== null){
if(_errs95){
vErrors.length = _errs95;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err86 = {instancePath:instancePath+"/sipDomains",schemaPath:"#/properties/sipDomains/type",keyword:"type",params:{type: "array"},schema:schema11.properties.sipDomains.type,parentSchema:schema11.properties.sipDomains,data:data41};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.pools !== undefined){
let data46 = data.pools;
if(Array.isArray(data46)){
if(data46.length < 1){
const err87 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.pools,data:data46};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
const len7 = data46.length;
for(let i7=0; i7<len7; i7++){
if(!(validate15(data46[i7], {instancePath:instancePath+"/pools/" + i7,parentData:data46,parentDataProperty:i7,rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
}
else {
const err88 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/type",keyword:"type",params:{type: "array"},schema:schema11.properties.pools.type,parentSchema:schema11.properties.pools,data:data46};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data.simpleUrls !== undefined){
let data48 = data.simpleUrls;
const _errs113 = errors;
let valid34 = false;
const _errs114 = errors;
if(!(validate23(data48, {instancePath:instancePath+"/simpleUrls",parentData:data,parentDataProperty:"simpleUrls",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var _valid2 = _errs114 === errors;
valid34 = valid34 || _valid2;
if(!valid34){
const _errs115 = errors;
if(Array.isArray(data48)){
const len8 = data48.length;
for(let i8=0; i8<len8; i8++){
if(!(validate23(data48[i8], {instancePath:instancePath+"/simpleUrls/" + i8,parentData:data48,parentDataProperty:i8,rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
}
else {
const err89 = {instancePath:instancePath+"/simpleUrls",schemaPath:"#/properties/simpleUrls/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema11.properties.simpleUrls.anyOf[1].type,parentSchema:schema11.properties.simpleUrls.anyOf[1],data:data48};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var _valid2 = _errs115 === errors;
valid34 = valid34 || _valid2;
}
if(!valid34){
const err90 = {instancePath:instancePath+"/simpleUrls",schemaPath:"#/properties/simpleUrls/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.simpleUrls.anyOf,parentSchema:schema11.properties.simpleUrls,data:data48};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
else {
errors = _errs113;
if(vErrors !== null){
if(_errs113){
vErrors.length = _errs113;
}
else {
vErrors = null;
}
}
}
}
if(data.autodiscover !== undefined){
let data50 = data.autodiscover;
const _errs119 = errors;
let valid37 = false;
const _errs120 = errors;
if(!(validate32(data50, {instancePath:instancePath+"/autodiscover",parentData:data,parentDataProperty:"autodiscover",rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var _valid3 = _errs120 === errors;
valid37 = valid37 || _valid3;
if(!valid37){
const _errs121 = errors;
if(Array.isArray(data50)){
const len9 = data50.length;
for(let i9=0; i9<len9; i9++){
if(!(validate32(data50[i9], {instancePath:instancePath+"/autodiscover/" + i9,parentData:data50,parentDataProperty:i9,rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
}
}
else {
const err91 = {instancePath:instancePath+"/autodiscover",schemaPath:"#/properties/autodiscover/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema11.properties.autodiscover.anyOf[1].type,parentSchema:schema11.properties.autodiscover.anyOf[1],data:data50};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var _valid3 = _errs121 === errors;
valid37 = valid37 || _valid3;
}
if(!valid37){
const err92 = {instancePath:instancePath+"/autodiscover",schemaPath:"#/properties/autodiscover/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.autodiscover.anyOf,parentSchema:schema11.properties.autodiscover,data:data50};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
else {
errors = _errs119;
if(vErrors !== null){
if(_errs119){
vErrors.length = _errs119;
}
else {
vErrors = null;
}
}
}
}
if(data.officeWebApps !== undefined){
let data52 = data.officeWebApps;
if(Array.isArray(data52)){
const len10 = data52.length;
for(let i10=0; i10<len10; i10++){
if(!(validate41(data52[i10], {instancePath:instancePath+"/officeWebApps/" + i10,parentData:data52,parentDataProperty:i10,rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
}
}
else {
const err93 = {instancePath:instancePath+"/officeWebApps",schemaPath:"#/properties/officeWebApps/type",keyword:"type",params:{type: "array"},schema:schema11.properties.officeWebApps.type,parentSchema:schema11.properties.officeWebApps,data:data52};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data.haproxy !== undefined){
let data54 = data.haproxy;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
for(const key8 in data54){
if(!(((((((key8 === "serverAuthorities") || (key8 === "furtherConfiguration")) || (key8 === "image")) || (key8 === "tasks")) || (key8 === "fixedAddresses")) || (key8 === "deregistrationDelay")) || (key8 === "certificates"))){
const err94 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema11.properties.haproxy,data:data54};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data54.serverAuthorities !== undefined){
let data55 = data54.serverAuthorities;
const _errs131 = errors;
let valid43 = false;
const _errs132 = errors;
if(typeof data55 !== "string"){
const err95 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[0].type,parentSchema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[0],data:data55};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!(data55 === "none")){
const err96 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema11.properties.haproxy.properties.serverAuthorities.anyOf[0].enum},schema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[0].enum,parentSchema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[0],data:data55};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
var _valid4 = _errs132 === errors;
valid43 = valid43 || _valid4;
if(!valid43){
const _errs134 = errors;
if(Array.isArray(data55)){
if(data55.length < 1){
const err97 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[1],data:data55};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
const len11 = data55.length;
for(let i11=0; i11<len11; i11++){
let data56 = data55[i11];
if(typeof data56 === "string"){
if(!pattern21.test(data56)){
const err98 = {instancePath:instancePath+"/haproxy/serverAuthorities/" + i11,schemaPath:"#/definitions/file/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f]+$"},schema:"^[^\\u0000-\\u001f]+$",parentSchema:schema88,data:data56};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/haproxy/serverAuthorities/" + i11,schemaPath:"#/definitions/file/type",keyword:"type",params:{type: "string"},schema:schema88.type,parentSchema:schema88,data:data56};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
let i12 = data55.length;
let j0;
if(i12 > 1){
outer0:
for(;i12--;){
for(j0 = i12; j0--;){
if(func0(data55[i12], data55[j0])){
const err100 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf/1/uniqueItems",keyword:"uniqueItems",params:{i: i12, j: j0},schema:true,parentSchema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[1],data:data55};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err101 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[1].type,parentSchema:schema11.properties.haproxy.properties.serverAuthorities.anyOf[1],data:data55};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid4 = _errs134 === errors;
valid43 = valid43 || _valid4;
}
if(!valid43){
const err102 = {instancePath:instancePath+"/haproxy/serverAuthorities",schemaPath:"#/properties/haproxy/properties/serverAuthorities/anyOf",keyword:"anyOf",params:{},schema:schema11.properties.haproxy.properties.serverAuthorities.anyOf,parentSchema:schema11.properties.haproxy.properties.serverAuthorities,data:data55};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
else {
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
}
}
if(data54.furtherConfiguration !== undefined){
let data57 = data54.furtherConfiguration;
if(typeof data57 === "string"){
if(!pattern21.test(data57)){
const err103 = {instancePath:instancePath+"/haproxy/furtherConfiguration",schemaPath:"#/definitions/file/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f]+$"},schema:"^[^\\u0000-\\u001f]+$",parentSchema:schema88,data:data57};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/haproxy/furtherConfiguration",schemaPath:"#/definitions/file/type",keyword:"type",params:{type: "string"},schema:schema88.type,parentSchema:schema88,data:data57};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data54.image !== undefined){
let data58 = data54.image;
if(typeof data58 === "string"){
if(func9(data58) < 1){
const err105 = {instancePath:instancePath+"/haproxy/image",schemaPath:"#/properties/haproxy/properties/image/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema11.properties.haproxy.properties.image,data:data58};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/haproxy/image",schemaPath:"#/properties/haproxy/properties/image/type",keyword:"type",params:{type: "string"},schema:schema11.properties.haproxy.properties.image.type,parentSchema:schema11.properties.haproxy.properties.image,data:data58};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data54.tasks !== undefined){
let data59 = data54.tasks;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key9 in data59){
if(!((((key9 === "minimum") || (key9 === "maximum")) || (key9 === "cpu")) || (key9 === "memoryMiB"))){
const err107 = {instancePath:instancePath+"/haproxy/tasks",schemaPath:"#/properties/haproxy/properties/tasks/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema11.properties.haproxy.properties.tasks,data:data59};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data59.minimum !== undefined){
let data60 = data59.minimum;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err108 = {instancePath:instancePath+"/haproxy/tasks/minimum",schemaPath:"#/properties/haproxy/properties/tasks/properties/minimum/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.haproxy.properties.tasks.properties.minimum.type,parentSchema:schema11.properties.haproxy.properties.tasks.properties.minimum,data:data60};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data59.maximum !== undefined){
let data61 = data59.maximum;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
const err109 = {instancePath:instancePath+"/haproxy/tasks/maximum",schemaPath:"#/properties/haproxy/properties/tasks/properties/maximum/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.haproxy.properties.tasks.properties.maximum.type,parentSchema:schema11.properties.haproxy.properties.tasks.properties.maximum,data:data61};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data59.cpu !== undefined){
let data62 = data59.cpu;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err110 = {instancePath:instancePath+"/haproxy/tasks/cpu",schemaPath:"#/properties/haproxy/properties/tasks/properties/cpu/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.haproxy.properties.tasks.properties.cpu.type,parentSchema:schema11.properties.haproxy.properties.tasks.properties.cpu,data:data62};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data59.memoryMiB !== undefined){
let data63 = data59.memoryMiB;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err111 = {instancePath:instancePath+"/haproxy/tasks/memoryMiB",schemaPath:"#/properties/haproxy/properties/tasks/properties/memoryMiB/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.haproxy.properties.tasks.properties.memoryMiB.type,parentSchema:schema11.properties.haproxy.properties.tasks.properties.memoryMiB,data:data63};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath:instancePath+"/haproxy/tasks",schemaPath:"#/properties/haproxy/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema11.properties.haproxy.properties.tasks.type,parentSchema:schema11.properties.haproxy.properties.tasks,data:data59};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data54.fixedAddresses !== undefined){
let data64 = data54.fixedAddresses;
if(Array.isArray(data64)){
if(data64.length < 1){
const err113 = {instancePath:instancePath+"/haproxy/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema44,data:data64};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
const len12 = data64.length;
for(let i13=0; i13<len12; i13++){
let data65 = data64[i13];
if(typeof data65 === "string"){
if(!pattern16.test(data65)){
const err114 = {instancePath:instancePath+"/haproxy/fixedAddresses/" + i13,schemaPath:"#/definitions/fixedAddresses/items/pattern",keyword:"pattern",params:{pattern: "^eipalloc-[0-9a-f]+$"},schema:"^eipalloc-[0-9a-f]+$",parentSchema:schema44.items,data:data65};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/haproxy/fixedAddresses/" + i13,schemaPath:"#/definitions/fixedAddresses/items/type",keyword:"type",params:{type: "string"},schema:schema44.items.type,parentSchema:schema44.items,data:data65};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
let i14 = data64.length;
let j1;
if(i14 > 1){
const indices0 = {};
for(;i14--;){
let item0 = data64[i14];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j1 = indices0[item0];
const err116 = {instancePath:instancePath+"/haproxy/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/uniqueItems",keyword:"uniqueItems",params:{i: i14, j: j1},schema:true,parentSchema:schema44,data:data64};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
break;
}
indices0[item0] = i14;
}
}
}
else {
const err117 = {instancePath:instancePath+"/haproxy/fixedAddresses",schemaPath:"#/definitions/fixedAddresses/type",keyword:"type",params:{type: "array"},schema:schema44.type,parentSchema:schema44,data:data64};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data54.deregistrationDelay !== undefined){
let data66 = data54.deregistrationDelay;
if(!(((typeof data66 == "number") && (!(data66 % 1) && !isNaN(data66))) && (isFinite(data66)))){
const err118 = {instancePath:instancePath+"/haproxy/deregistrationDelay",schemaPath:"#/properties/haproxy/properties/deregistrationDelay/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.haproxy.properties.deregistrationDelay.type,parentSchema:schema11.properties.haproxy.properties.deregistrationDelay,data:data66};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data54.certificates !== undefined){
let data67 = data54.certificates;
if(Array.isArray(data67)){
const len13 = data67.length;
for(let i15=0; i15<len13; i15++){
let data68 = data67[i15];
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
if(data68.secretArn === undefined){
const err119 = {instancePath:instancePath+"/haproxy/certificates/" + i15,schemaPath:"#/properties/haproxy/properties/certificates/items/required",keyword:"required",params:{missingProperty: "secretArn"},schema:schema11.properties.haproxy.properties.certificates.items.required,parentSchema:schema11.properties.haproxy.properties.certificates.items,data:data68};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(data68.names === undefined){
const err120 = {instancePath:instancePath+"/haproxy/certificates/" + i15,schemaPath:"#/properties/haproxy/properties/certificates/items/required",keyword:"required",params:{missingProperty: "names"},schema:schema11.properties.haproxy.properties.certificates.items.required,parentSchema:schema11.properties.haproxy.properties.certificates.items,data:data68};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
for(const key10 in data68){
if(!((key10 === "secretArn") || (key10 === "names"))){
const err121 = {instancePath:instancePath+"/haproxy/certificates/" + i15,schemaPath:"#/properties/haproxy/properties/certificates/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema11.properties.haproxy.properties.certificates.items,data:data68};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data68.secretArn !== undefined){
let data69 = data68.secretArn;
if(typeof data69 !== "string"){
const err122 = {instancePath:instancePath+"/haproxy/certificates/" + i15+"/secretArn",schemaPath:"#/properties/haproxy/properties/certificates/items/properties/secretArn/type",keyword:"type",params:{type: "string"},schema:schema11.properties.haproxy.properties.certificates.items.properties.secretArn.type,parentSchema:schema11.properties.haproxy.properties.certificates.items.properties.secretArn,data:data69};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data68.names !== undefined){
let data70 = data68.names;
if(Array.isArray(data70)){
if(data70.length < 1){
const err123 = {instancePath:instancePath+"/haproxy/certificates/" + i15+"/names",schemaPath:"#/definitions/certificateNames/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema22,data:data70};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
const len14 = data70.length;
for(let i16=0; i16<len14; i16++){
let data71 = data70[i16];
if(typeof data71 === "string"){
if(!(formats16(data71))){
const err124 = {instancePath:instancePath+"/haproxy/certificates/" + i15+"/names/" + i16,schemaPath:"#/definitions/certificateNames/items/format",keyword:"format",params:{format: "certificate-name"},schema:"certificate-name",parentSchema:schema22.items,data:data71};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
else {
const err125 = {instancePath:instancePath+"/haproxy/certificates/" + i15+"/names/" + i16,schemaPath:"#/definitions/certificateNames/items/type",keyword:"type",params:{type: "string"},schema:schema22.items.type,parentSchema:schema22.items,data:data71};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
else {
const err126 = {instancePath:instancePath+"/haproxy/certificates/" + i15+"/names",schemaPath:"#/definitions/certificateNames/type",keyword:"type",params:{type: "array"},schema:schema22.type,parentSchema:schema22,data:data70};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
}
else {
const err127 = {instancePath:instancePath+"/haproxy/certificates/" + i15,schemaPath:"#/properties/haproxy/properties/certificates/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.haproxy.properties.certificates.items.type,parentSchema:schema11.properties.haproxy.properties.certificates.items,data:data68};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
}
else {
const err128 = {instancePath:instancePath+"/haproxy/certificates",schemaPath:"#/properties/haproxy/properties/certificates/type",keyword:"type",params:{type: "array"},schema:schema11.properties.haproxy.properties.certificates.type,parentSchema:schema11.properties.haproxy.properties.certificates,data:data67};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath:instancePath+"/haproxy",schemaPath:"#/properties/haproxy/type",keyword:"type",params:{type: "object"},schema:schema11.properties.haproxy.type,parentSchema:schema11.properties.haproxy,data:data54};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data.furtherServices !== undefined){
let data72 = data.furtherServices;
if(Array.isArray(data72)){
const len15 = data72.length;
for(let i17=0; i17<len15; i17++){
if(!(validate44(data72[i17], {instancePath:instancePath+"/furtherServices/" + i17,parentData:data72,parentDataProperty:i17,rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
}
}
else {
const err130 = {instancePath:instancePath+"/furtherServices",schemaPath:"#/properties/furtherServices/type",keyword:"type",params:{type: "array"},schema:schema11.properties.furtherServices.type,parentSchema:schema11.properties.furtherServices,data:data72};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data.acknowledge !== undefined){
let data74 = data.acknowledge;
if(Array.isArray(data74)){
const len16 = data74.length;
for(let i18=0; i18<len16; i18++){
let data75 = data74[i18];
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
if(data75.id === undefined){
const err131 = {instancePath:instancePath+"/acknowledge/" + i18,schemaPath:"#/properties/acknowledge/items/required",keyword:"required",params:{missingProperty: "id"},schema:schema11.properties.acknowledge.items.required,parentSchema:schema11.properties.acknowledge.items,data:data75};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data75.reason === undefined){
const err132 = {instancePath:instancePath+"/acknowledge/" + i18,schemaPath:"#/properties/acknowledge/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema11.properties.acknowledge.items.required,parentSchema:schema11.properties.acknowledge.items,data:data75};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
for(const key11 in data75){
if(!(((key11 === "id") || (key11 === "reason")) || (key11 === "where"))){
const err133 = {instancePath:instancePath+"/acknowledge/" + i18,schemaPath:"#/properties/acknowledge/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema11.properties.acknowledge.items,data:data75};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data75.id !== undefined){
let data76 = data75.id;
if(typeof data76 !== "string"){
const err134 = {instancePath:instancePath+"/acknowledge/" + i18+"/id",schemaPath:"#/properties/acknowledge/items/properties/id/type",keyword:"type",params:{type: "string"},schema:schema11.properties.acknowledge.items.properties.id.type,parentSchema:schema11.properties.acknowledge.items.properties.id,data:data76};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data75.reason !== undefined){
let data77 = data75.reason;
if(typeof data77 !== "string"){
const err135 = {instancePath:instancePath+"/acknowledge/" + i18+"/reason",schemaPath:"#/properties/acknowledge/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema11.properties.acknowledge.items.properties.reason.type,parentSchema:schema11.properties.acknowledge.items.properties.reason,data:data77};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data75.where !== undefined){
let data78 = data75.where;
if(typeof data78 !== "string"){
const err136 = {instancePath:instancePath+"/acknowledge/" + i18+"/where",schemaPath:"#/properties/acknowledge/items/properties/where/type",keyword:"type",params:{type: "string"},schema:schema11.properties.acknowledge.items.properties.where.type,parentSchema:schema11.properties.acknowledge.items.properties.where,data:data78};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/acknowledge/" + i18,schemaPath:"#/properties/acknowledge/items/type",keyword:"type",params:{type: "object"},schema:schema11.properties.acknowledge.items.type,parentSchema:schema11.properties.acknowledge.items,data:data75};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
}
else {
const err138 = {instancePath:instancePath+"/acknowledge",schemaPath:"#/properties/acknowledge/type",keyword:"type",params:{type: "array"},schema:schema11.properties.acknowledge.type,parentSchema:schema11.properties.acknowledge,data:data74};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data.nestedStacks !== undefined){
let data79 = data.nestedStacks;
if(!(((typeof data79 == "number") && (!(data79 % 1) && !isNaN(data79))) && (isFinite(data79)))){
const err139 = {instancePath:instancePath+"/nestedStacks",schemaPath:"#/properties/nestedStacks/type",keyword:"type",params:{type: "integer"},schema:schema11.properties.nestedStacks.type,parentSchema:schema11.properties.nestedStacks,data:data79};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 > 20 || isNaN(data79)){
const err140 = {instancePath:instancePath+"/nestedStacks",schemaPath:"#/properties/nestedStacks/maximum",keyword:"maximum",params:{comparison: "<=", limit: 20},schema:20,parentSchema:schema11.properties.nestedStacks,data:data79};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data79 < 1 || isNaN(data79)){
const err141 = {instancePath:instancePath+"/nestedStacks",schemaPath:"#/properties/nestedStacks/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema11.properties.nestedStacks,data:data79};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
if(data.quotas !== undefined){
let data80 = data.quotas;
if(data80 && typeof data80 == "object" && !Array.isArray(data80)){
for(const key12 in data80){
if(!((((key12 === "rules") || (key12 === "certificates")) || (key12 === "targets")) || (key12 === "securityGroupRules"))){
const err142 = {instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema11.properties.quotas,data:data80};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data80.rules !== undefined){
let data81 = data80.rules;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
const err143 = {instancePath:instancePath+"/quotas/rules",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},schema:schema21.type,parentSchema:schema21,data:data81};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 < 1 || isNaN(data81)){
const err144 = {instancePath:instancePath+"/quotas/rules",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21,data:data81};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
}
if(data80.certificates !== undefined){
let data82 = data80.certificates;
if(!(((typeof data82 == "number") && (!(data82 % 1) && !isNaN(data82))) && (isFinite(data82)))){
const err145 = {instancePath:instancePath+"/quotas/certificates",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},schema:schema21.type,parentSchema:schema21,data:data82};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if((typeof data82 == "number") && (isFinite(data82))){
if(data82 < 1 || isNaN(data82)){
const err146 = {instancePath:instancePath+"/quotas/certificates",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21,data:data82};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
}
if(data80.targets !== undefined){
let data83 = data80.targets;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err147 = {instancePath:instancePath+"/quotas/targets",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},schema:schema21.type,parentSchema:schema21,data:data83};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 < 1 || isNaN(data83)){
const err148 = {instancePath:instancePath+"/quotas/targets",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21,data:data83};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
}
if(data80.securityGroupRules !== undefined){
let data84 = data80.securityGroupRules;
if(!(((typeof data84 == "number") && (!(data84 % 1) && !isNaN(data84))) && (isFinite(data84)))){
const err149 = {instancePath:instancePath+"/quotas/securityGroupRules",schemaPath:"#/definitions/count/type",keyword:"type",params:{type: "integer"},schema:schema21.type,parentSchema:schema21,data:data84};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if((typeof data84 == "number") && (isFinite(data84))){
if(data84 < 1 || isNaN(data84)){
const err150 = {instancePath:instancePath+"/quotas/securityGroupRules",schemaPath:"#/definitions/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21,data:data84};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
}
}
else {
const err151 = {instancePath:instancePath+"/quotas",schemaPath:"#/properties/quotas/type",keyword:"type",params:{type: "object"},schema:schema11.properties.quotas.type,parentSchema:schema11.properties.quotas,data:data80};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema11.type,parentSchema:schema11,data};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}
